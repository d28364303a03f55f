#include <bits/stdc++.h>
using namespace std;

int n, m, k;
vector<vector<array<int, 3>>> network;  // by company: town, town, toll
vector<vector<array<int, 3>>> links;    // by town: town, company, toll

int main() {
    cin >> n >> m >> k;
    network.resize(n + 1);
    links.resize(n + 1);
    for (int i = 0; i < m; i++) {
        int a, b, c, w;
        cin >> a >> b >> c >> w;
        network.at(c).push_back({a, b, w});
        links.at(a).push_back({b, c, w});
        links.at(b).push_back({a, c, w});
    }
    // place of a town inside the network of a company
    vector<map<int, int>> place(n + 1);
    vector<vector<vector<pair<int, int>>>> adj(n + 1);
    vector<vector<vector<long long>>> dist(n + 1);
    for (int c = 1; c <= n; c++) {
        for (auto& r : network[c]) {
            for (int side = 0; side < 2; side++) place[c].try_emplace(r[side], place[c].size());
        }
        adj[c].resize(place[c].size());
        dist[c].assign(place[c].size(), vector<long long>(k + 1, LLONG_MAX));
        for (auto& r : network[c]) {
            adj[c][place[c][r[0]]].push_back({r[1], r[2]});
            adj[c][place[c][r[1]]].push_back({r[0], r[2]});
        }
    }
    vector<long long> alone(n + 1, LLONG_MAX);
    set<tuple<long long, int, int, int>> queue;
    auto update = [&](long long d, int town, int c, int s) {
        long long& old = c == 0 ? alone[town] : dist[c][place[c][town]][s];
        if (d < old) {
            old = d;
            queue.insert({d, town, c, s});
        }
    };
    update(0, 1, 0, 0);
    while (!queue.empty()) {
        auto [d, town, c, s] = *queue.begin();
        queue.erase(queue.begin());
        if (c == 0) {
            if (alone[town] != d) continue;
            for (auto& [to, firm, toll] : links[town]) update(d + toll, to, firm, 1);
        } else {
            if (dist[c][place[c][town]][s] != d) continue;
            update(d, town, 0, 0);
            for (auto [to, toll] : adj[c][place[c][town]]) {
                if (s == k) update(d, to, 0, 0);
                else update(d + toll, to, c, s + 1);
            }
        }
    }
    cout << (alone[n] == LLONG_MAX ? -1 : alone[n]) << "\n";
}
