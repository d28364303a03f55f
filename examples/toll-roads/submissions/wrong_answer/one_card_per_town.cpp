#include <bits/stdc++.h>
using namespace std;

struct Arrival {
    long long paid;
    int town, company, stamps;
    bool operator<(const Arrival& o) const {
        if (paid != o.paid) return paid > o.paid;
        return stamps < o.stamps;
    }
};

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, m, k;
    cin >> n >> m >> k;
    vector<vector<array<int, 3>>> road(n + 1);
    for (int i = 0; i < m; i++) {
        int a, b, c, w;
        cin >> a >> b >> c >> w;
        road[a].push_back({b, c, w});
        road[b].push_back({a, c, w});
    }
    // Least toll for each town and number of stamps.
    vector<vector<long long>> best(n + 1, vector<long long>(k + 1, LLONG_MAX));
    priority_queue<Arrival> pq;
    best[1][0] = 0;
    pq.push({0, 1, 0, 0});
    while (!pq.empty()) {
        Arrival x = pq.top();
        pq.pop();
        if (x.paid > best[x.town][x.stamps]) continue;
        if (x.town == n) {
            cout << x.paid << "\n";
            return 0;
        }
        if (x.stamps > 0 && x.paid < best[x.town][0]) {
            best[x.town][0] = x.paid;
            pq.push({x.paid, x.town, 0, 0});
        }
        for (auto [to, company, toll] : road[x.town]) {
            Arrival y{x.paid + toll, to, company, 1};
            if (x.stamps > 0 && company == x.company) {
                if (x.stamps == k) y = {x.paid, to, 0, 0};
                else y.stamps = x.stamps + 1;
            }
            if (y.paid < best[to][y.stamps]) {
                best[to][y.stamps] = y.paid;
                pq.push(y);
            }
        }
    }
    cout << -1 << "\n";
}
