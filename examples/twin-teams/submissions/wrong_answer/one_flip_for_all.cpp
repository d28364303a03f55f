#include <bits/stdc++.h>
using namespace std;

vector<vector<pair<int, int>>> g;
vector<int> c;

bool go(int s) {
    vector<int> stack = {s};
    c[s] = 0;
    while (!stack.empty()) {
        int v = stack.back();
        stack.pop_back();
        for (auto [u, w] : g[v]) {
            if (c[u] == -1) {
                c[u] = c[v] ^ w;
                stack.push_back(u);
            } else if (c[u] != (c[v] ^ w)) {
                return false;
            }
        }
    }
    return true;
}

int main() {
    int n, m;
    cin >> n >> m;
    g.resize(2 * n);
    c.assign(2 * n, -1);
    for (int i = 0; i < n; i++) {
        g[2 * i].push_back({2 * i + 1, 1});
        g[2 * i + 1].push_back({2 * i, 1});
    }
    for (int i = 0; i < m; i++) {
        int t, x, y;
        cin >> t >> x >> y;
        g[x - 1].push_back({y - 1, t});
        g[y - 1].push_back({x - 1, t});
    }
    for (int i = 0; i < 2 * n; i++)
        if (c[i] == -1 && !go(i)) {
            cout << "IMPOSSIBLE\n";
            return 0;
        }
    int cnt = 0;
    for (int i = 0; i < 2 * n; i += 2) cnt += c[i] == 0;
    string teams = "LT";
    if (n - cnt > cnt) {
        cnt = n - cnt;
        teams = "TL";
    }
    cout << cnt << "\n";
    for (int x : c) cout << teams[x];
    cout << "\n";
}
