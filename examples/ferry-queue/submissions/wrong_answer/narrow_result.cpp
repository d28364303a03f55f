#include <bits/stdc++.h>
using namespace std;

int n, r;
vector<pair<int, int>> cars[2];

int worstOf(int first) {
    long long now = 0;
    int worst = INT_MIN;
    bool used = false;
    for (int d : {first, 1 - first}) {
        if (used) now += r;
        for (auto &c : cars[d]) {
            int wait = now - (c.first - c.second);
            worst = max(worst, wait);
            now += c.second;
            used = true;
        }
    }
    return worst;
}

int main() {
    scanf("%d%d", &n, &r);
    for (int i = 0; i < n; i++) {
        char d;
        int t, p;
        scanf(" %c%d%d", &d, &t, &p);
        cars[d == 'L' ? 0 : 1].push_back(make_pair(t + p, t));
    }
    for (int d = 0; d < 2; d++) sort(cars[d].begin(), cars[d].end());
    printf("%d\n", min(worstOf(0), worstOf(1)));
    return 0;
}
