#include <bits/stdc++.h>
using namespace std;

// States: one per town for "no card", and k per (town, company that has a road there).
struct HalfRoad {
    int to;
    int group;       // group of (this town, company)
    int next_group;  // group of (town `to`, company)
    long long toll;
};

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    int n, m, k;
    cin >> n >> m >> k;
    vector<array<int, 4>> roads(m);
    vector<pair<int, int>> groups;
    for (auto& [a, b, c, w] : roads) {
        cin >> a >> b >> c >> w;
        a--;
        b--;
        groups.push_back({a, c});
        groups.push_back({b, c});
    }
    sort(groups.begin(), groups.end());
    groups.erase(unique(groups.begin(), groups.end()), groups.end());
    auto group_of = [&](int town, int company) {
        auto found = lower_bound(groups.begin(), groups.end(), make_pair(town, company));
        return int(found - groups.begin());
    };

    vector<vector<HalfRoad>> at_town(n), at_group(groups.size());
    for (auto [a, b, c, w] : roads) {
        int ga = group_of(a, c), gb = group_of(b, c);
        at_town[a].push_back({b, ga, gb, w});
        at_town[b].push_back({a, gb, ga, w});
        at_group[ga].push_back({b, ga, gb, w});
        at_group[gb].push_back({a, gb, ga, w});
    }

    const long long UNREACHED = LLONG_MAX;
    int states = n + int(groups.size()) * k;
    vector<long long> dist(states, UNREACHED);
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> heap;
    auto relax = [&](int state, long long cost) {
        if (cost < dist[state]) {
            dist[state] = cost;
            heap.push({cost, state});
        }
    };
    relax(0, 0);
    while (!heap.empty()) {
        auto [cost, state] = heap.top();
        heap.pop();
        if (cost != dist[state]) continue;
        if (state < n) {
            if (state == n - 1) {
                cout << cost << '\n';
                return 0;
            }
            for (const HalfRoad& r : at_town[state]) relax(n + r.next_group * k, cost + r.toll);
            continue;
        }
        int group = (state - n) / k, stamps = (state - n) % k + 1;
        relax(groups[group].first, cost);  // throw the card away
        for (const HalfRoad& r : at_group[group]) {
            if (stamps == k) relax(r.to, cost);
            else relax(n + r.next_group * k + stamps, cost + r.toll);
        }
    }
    cout << -1 << '\n';
}
