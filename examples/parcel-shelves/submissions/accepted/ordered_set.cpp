#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int s, c, n;
    cin >> s >> c >> n;
    vector<vector<int>> stacks(s + 1);
    set<pair<int, int>> byLoad;
    for (int j = 1; j <= s; j++) byLoad.insert({0, j});
    vector<int> where(n + 1, 0);
    int arrived = 0;
    long long refused = 0, emptyHanded = 0, lifts = 0, metres = 0, trips = 0;
    for (int i = 0; i < n; i++) {
        int e;
        cin >> e;
        if (e == 0) {
            ++arrived;
            auto [load, j] = *byLoad.begin();
            if (load == c) {
                refused++;
                continue;
            }
            byLoad.erase(byLoad.begin());
            stacks[j].push_back(arrived);
            where[arrived] = j;
            byLoad.insert({load + 1, j});
            metres += 2 * j;
            trips++;
        } else {
            int j = where[e];
            if (j == 0) {
                emptyHanded++;
                continue;
            }
            auto &st = stacks[j];
            auto it = find(st.begin(), st.end(), e);
            lifts += st.end() - it - 1;
            byLoad.erase({(int)st.size(), j});
            st.erase(it);
            byLoad.insert({(int)st.size(), j});
            where[e] = 0;
            metres += 2 * j;
            trips++;
        }
    }
    cout << refused << ' ' << emptyHanded << ' ' << lifts << '\n';
    cout << fixed << setprecision(9) << (trips ? (double)metres / trips : 0.0) << '\n';
}
