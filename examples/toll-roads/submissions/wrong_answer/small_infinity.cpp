#include <bits/stdc++.h>
using namespace std;
using ll = long long;

const ll INF = 1000000000;

int main() {
    int n, m, k;
    cin >> n >> m >> k;
    vector<map<int, vector<pair<int, int>>>> g(n + 1);
    for (int i = 0; i < m; i++) {
        int a, b, c, w;
        cin >> a >> b >> c >> w;
        g[a][c].push_back({b, w});
        g[b][c].push_back({a, w});
    }
    vector<map<int, vector<ll>>> d(n + 1);
    for (int v = 1; v <= n; v++) {
        for (auto& [c, list] : g[v]) d[v][c].assign(k + 1, INF);
    }
    vector<ll> none(n + 1, INF);
    priority_queue<tuple<ll, int, int, int>> pq;
    none[1] = 0;
    pq.push({0, 1, 0, 0});
    while (!pq.empty()) {
        auto [negative, v, c, s] = pq.top();
        pq.pop();
        ll cost = -negative;
        if (c == 0) {
            if (none[v] < cost) continue;
            for (auto& [firm, list] : g[v]) {
                for (auto [u, w] : list) {
                    ll& x = d[u][firm][1];
                    if (cost + w < x) {
                        x = cost + w;
                        pq.push({-x, u, firm, 1});
                    }
                }
            }
        } else {
            if (d[v][c][s] < cost) continue;
            if (cost < none[v]) {
                none[v] = cost;
                pq.push({-cost, v, 0, 0});
            }
            for (auto [u, w] : g[v][c]) {
                if (s == k) {
                    if (cost < none[u]) {
                        none[u] = cost;
                        pq.push({-cost, u, 0, 0});
                    }
                } else {
                    ll& x = d[u][c][s + 1];
                    if (cost + w < x) {
                        x = cost + w;
                        pq.push({-x, u, c, s + 1});
                    }
                }
            }
        }
    }
    cout << (none[n] < INF ? none[n] : -1) << endl;
}
