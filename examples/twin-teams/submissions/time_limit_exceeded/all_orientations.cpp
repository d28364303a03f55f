#include <bits/stdc++.h>
using namespace std;

int n, m;
vector<array<int, 3>> byLater[20005];
vector<int> lion, best;
int bestCount = -1;

void place(int p, int count) {
    if (p == n) {
        if (count > bestCount) bestCount = count, best = lion;
        return;
    }
    for (int elder = 1; elder >= 0; elder--) {
        lion[2 * p] = elder;
        lion[2 * p + 1] = 1 - elder;
        bool ok = true;
        for (auto [t, x, y] : byLater[p]) ok &= (lion[x] != lion[y]) == t;
        if (ok) place(p + 1, count + elder);
    }
}

int main() {
    scanf("%d %d", &n, &m);
    lion.resize(2 * n);
    for (int i = 0; i < m; i++) {
        int t, x, y;
        scanf("%d %d %d", &t, &x, &y);
        x--, y--;
        byLater[max(x, y) / 2].push_back({t, x, y});
    }
    place(0, 0);
    if (bestCount < 0) {
        puts("IMPOSSIBLE");
        return 0;
    }
    printf("%d\n", bestCount);
    for (int x : best) putchar(x ? 'L' : 'T');
    puts("");
}
