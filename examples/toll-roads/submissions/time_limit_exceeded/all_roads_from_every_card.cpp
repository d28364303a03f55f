#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, m, k;
    cin >> n >> m >> k;
    vector<vector<tuple<int, int, int>>> roads(n + 1);
    for (int i = 0; i < m; i++) {
        int a, b, c, w;
        cin >> a >> b >> c >> w;
        roads[a].emplace_back(b, c, w);
        roads[b].emplace_back(a, c, w);
    }
    using Card = tuple<int, int, int>;  // town, company, stamps
    map<Card, long long> dist;
    priority_queue<pair<long long, Card>, vector<pair<long long, Card>>, greater<>> pq;
    dist[{1, 0, 0}] = 0;
    pq.push({0, {1, 0, 0}});
    while (!pq.empty()) {
        auto [d, state] = pq.top();
        pq.pop();
        if (dist[state] < d) continue;
        auto [town, company, stamps] = state;
        if (town == n) {
            cout << d << '\n';
            return 0;
        }
        auto go = [&](Card next, long long cost) {
            auto found = dist.find(next);
            if (found == dist.end() || found->second > cost) {
                dist[next] = cost;
                pq.push({cost, next});
            }
        };
        for (auto [to, firm, toll] : roads[town]) {
            if (firm == company) {
                if (stamps == k) go({to, 0, 0}, d);
                else go({to, firm, stamps + 1}, d + toll);
            }
            go({to, firm, 1}, d + toll);
        }
    }
    cout << -1 << '\n';
}
