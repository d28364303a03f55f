#include <bits/stdc++.h>
using namespace std;

int parent_[40005];
int parity[40005];  // 1 if the child plays against its parent in the forest

int find(int x) {
    if (parent_[x] == x) return x;
    int p = parent_[x];
    int root = find(p);
    parity[x] ^= parity[p];
    return parent_[x] = root;
}

bool relate(int x, int y, int differ) {
    int a = find(x), b = find(y);
    if (a == b) return (parity[x] ^ parity[y]) == differ;
    parent_[a] = b;
    parity[a] = parity[x] ^ parity[y] ^ differ;
    return true;
}

int main() {
    int n, m;
    scanf("%d %d", &n, &m);
    iota(parent_, parent_ + 2 * n + 1, 0);
    for (int i = 1; i <= n; i++) relate(2 * i - 1, 2 * i, 1);
    bool possible = true;
    while (m--) {
        int t, x, y;
        scanf("%d %d %d", &t, &x, &y);
        if (!relate(x, y, t)) possible = false;
    }
    if (!possible) {
        puts("IMPOSSIBLE");
        return 0;
    }
    // per set: how many elders play with the root, minus how many against it
    vector<int> gain(2 * n + 1);
    for (int i = 1; i < 2 * n; i += 2) {
        int root = find(i);
        gain[root] += parity[i] ? -1 : 1;
    }
    int elders = 0;
    string teams;
    for (int x = 1; x <= 2 * n; x++) {
        int root = find(x);
        bool lion = (gain[root] >= 0) != (parity[x] == 1);
        teams += lion ? 'L' : 'T';
        elders += lion && x % 2 == 1;
    }
    printf("%d\n%s\n", elders, teams.c_str());
}
