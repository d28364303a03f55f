#include <bits/stdc++.h>
using namespace std;

typedef long long ll;
int n, m, k;
map<pair<int, int>, int> id;
vector<int> home;
vector<array<int, 3>> byTown[10001];
vector<vector<array<int, 2>>> byGroup;

int getId(int town, int company) {
    auto [it, fresh] = id.try_emplace({town, company}, (int)home.size());
    if (fresh) {
        home.push_back(town);
        byGroup.emplace_back();
    }
    return it->second;
}

int main() {
    scanf("%d %d %d", &n, &m, &k);
    for (int i = 0; i < m; i++) {
        int a, b, c, w;
        scanf("%d %d %d %d", &a, &b, &c, &w);
        int ga = getId(a, c), gb = getId(b, c);
        byTown[a].push_back({b, gb, w});
        byTown[b].push_back({a, ga, w});
        byGroup[ga].push_back({gb, w});
        byGroup[gb].push_back({ga, w});
    }
    vector<vector<ll>> dist(home.size(), vector<ll>(k + 1, -1));
    vector<ll> empty(n + 1, -1);
    using Item = pair<ll, pair<int, int>>;
    priority_queue<Item, vector<Item>, greater<Item>> q;
    q.push({0, {1, 0}});
    while (!q.empty()) {
        ll d = q.top().first;
        auto [x, s] = q.top().second;
        q.pop();
        if (s == 0) {
            if (empty[x] >= 0) continue;
            empty[x] = d;
            for (auto [u, g, w] : byTown[x]) q.push({d + w, {g, 1}});
        } else {
            if (dist[x][s] >= 0) continue;
            dist[x][s] = d;
            q.push({d, {home[x], 0}});
            for (auto [g, w] : byGroup[x]) {
                if (s < k) q.push({d + w, {g, s + 1}});
                else q.push({d, {g, 1}});
            }
        }
    }
    printf("%lld\n", empty[n]);
}
