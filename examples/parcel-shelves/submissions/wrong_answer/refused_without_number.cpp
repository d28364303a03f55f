#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

int main() {
    int shelves, cap, events;
    scanf("%d %d %d", &shelves, &cap, &events);
    priority_queue<pair<int, int>, vector<pair<int, int>>, greater<pair<int, int>>> pq;
    vector<vector<int>> v(shelves + 1);
    for (int i = 1; i <= shelves; ++i) pq.push({0, i});
    vector<int> loc(events + 1, 0);
    int nxt = 1, stored = 0;
    ll a = 0, b = 0, l = 0, d = 0, t = 0;
    for (int i = 0; i < events; ++i) {
        int e;
        scanf("%d", &e);
        if (e == 0) {
            if (stored == (ll)shelves * cap) {
                ++a;
                continue;
            }
            while ((int)v[pq.top().second].size() != pq.top().first) pq.pop();
            int j = pq.top().second;
            pq.pop();
            v[j].push_back(nxt);
            loc[nxt] = j;
            ++nxt;
            ++stored;
            pq.push({(int)v[j].size(), j});
            d += 2 * j;
            ++t;
        } else if (loc[e] == 0) {
            ++b;
        } else {
            int j = loc[e];
            loc[e] = 0;
            int k = (int)v[j].size() - 1;
            while (v[j][k] != e) --k, ++l;
            v[j].erase(v[j].begin() + k);
            --stored;
            pq.push({(int)v[j].size(), j});
            d += 2 * j;
            ++t;
        }
    }
    printf("%lld %lld %lld\n%.8lf\n", a, b, l, t ? (double)d / (double)t : 0.0);
}
