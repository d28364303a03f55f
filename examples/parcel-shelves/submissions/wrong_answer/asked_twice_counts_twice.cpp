#include <bits/stdc++.h>
using namespace std;
#define rep(i, a, b) for (int i = a; i < b; ++i)

int main() {
    cin.tie(0)->sync_with_stdio(0);
    int S, C, N;
    cin >> S >> C >> N;
    vector<vector<int>> st(S);
    set<array<int, 2>> order;
    rep(i, 0, S) order.insert({0, i});
    vector<int> shelfOf(N + 1, -1);
    int id = 0, r = 0, u = 0, l = 0;
    int64_t m = 0, trips = 0;
    rep(i, 0, N) {
        int e;
        cin >> e;
        if (e == 0) {
            id++;
            auto [load, j] = *order.begin();
            if (load >= C) { r++; continue; }
            order.erase({load, j});
            st[j].push_back(id);
            order.insert({load + 1, j});
            shelfOf[id] = j;
            m += 2 * (j + 1), trips++;
        } else {
            int j = shelfOf[e];
            if (j == -1) { u++; continue; }
            order.erase({(int)st[j].size(), j});
            vector<int> hand;
            while (!st[j].empty() && st[j].back() != e) {
                hand.push_back(st[j].back());
                st[j].pop_back();
                l++;
            }
            if (!st[j].empty()) st[j].pop_back();
            reverse(hand.begin(), hand.end());
            for (int x : hand) st[j].push_back(x);
            order.insert({(int)st[j].size(), j});
            m += 2 * (j + 1), trips++;
        }
    }
    cout << r << ' ' << u << ' ' << l << '\n' << fixed << setprecision(8)
         << (trips ? (double)m / trips : 0.0) << '\n';
}
