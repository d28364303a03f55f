#include <bits/stdc++.h>
using namespace std;

int n, m;
vector<pair<int, bool>> adj[20005];
int side[20005];
vector<int> comp;
bool bad = false;

void visit(int first) {
    comp.assign(1, first);
    side[first] = 1;
    for (size_t i = 0; i < comp.size(); i++) {
        int v = comp[i];
        for (auto [u, same] : adj[v]) {
            int s = same ? side[v] : -side[v];
            if (side[u] == 0) {
                side[u] = s;
                comp.push_back(u);
            } else if (side[u] != s) {
                bad = true;
            }
        }
    }
}

int main() {
    scanf("%d%d", &n, &m);
    for (int i = 0; i < m; i++) {
        int t, x, y;
        scanf("%d%d%d", &t, &x, &y);
        int p = (x + 1) / 2, q = (y + 1) / 2;
        if (p == q) continue;
        bool same = (x % 2 == y % 2) == (t == 0);
        adj[p].emplace_back(q, same);
        adj[q].emplace_back(p, same);
    }
    int result = 0;
    for (int p = 1; p <= n; p++) {
        if (side[p]) continue;
        visit(p);
        int plus = count_if(comp.begin(), comp.end(), [](int v) { return side[v] > 0; });
        if (plus * 2 < (int)comp.size()) {
            for (int v : comp) side[v] = -side[v];
            plus = comp.size() - plus;
        }
        result += plus;
    }
    if (bad) {
        puts("IMPOSSIBLE");
        return 0;
    }
    printf("%d\n", result);
    for (int p = 1; p <= n; p++) printf(side[p] > 0 ? "LT" : "TL");
    puts("");
}
