#include <bits/stdc++.h>
using namespace std;

struct Edge {
    int to;
    bool rope;
};

int main() {
    int n, m;
    string lamps;
    cin >> n >> m >> lamps;
    vector<vector<Edge>> graph(n);
    for (int i = 0; i < m; i++) {
        int a, b;
        char t;
        cin >> a >> b >> t;
        graph[a - 1].push_back({b - 1, t == 'r'});
        graph[b - 1].push_back({a - 1, t == 'r'});
    }

    bool ok = true;
    vector<pair<int, int>> range_of(n);
    vector<int> smallest_member(n);
    for (int start = 0; start < n; start++) {
        map<int, bool> red;
        queue<int> q;
        q.push(start);
        red[start] = true;
        int reds = 0, total = 0, first = n;
        bool asIs = true, flipped = true;
        while (!q.empty()) {
            int u = q.front();
            q.pop();
            total++;
            first = min(first, u);
            reds += red[u];
            if (lamps[u] != '?') {
                if ((lamps[u] == 'R') == red[u]) flipped = false;
                else asIs = false;
            }
            for (Edge e : graph[u]) {
                bool want = e.rope ? !red[u] : red[u];
                if (!red.count(e.to)) {
                    red[e.to] = want;
                    q.push(e.to);
                } else if (red[e.to] != want) {
                    ok = false;
                }
            }
        }
        if (!asIs && !flipped) ok = false;
        int x = asIs ? reds : total - reds;
        int y = flipped ? total - reds : reds;
        range_of[start] = {min(x, y), max(x, y)};
        smallest_member[start] = first;
    }
    int lo = 0, hi = 0;
    for (int i = 0; i < n; i++) {
        if (smallest_member[i] == i) {
            lo += range_of[i].first;
            hi += range_of[i].second;
        }
    }
    if (ok) cout << lo << ' ' << hi << endl;
    else cout << "impossible" << endl;
}
