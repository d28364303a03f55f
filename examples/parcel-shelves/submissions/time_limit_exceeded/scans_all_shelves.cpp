#include <bits/stdc++.h>
using namespace std;

int main() {
    int s, c, n;
    cin >> s >> c >> n;
    vector<vector<int>> shelf(s);
    vector<int> home(n + 1, -1);
    int id = 0, refused = 0, nothing = 0, lifts = 0, trips = 0;
    long long metres = 0;
    for (int i = 0; i < n; i++) {
        int e;
        cin >> e;
        if (e == 0) {
            id++;
            int best = 0;
            for (int j = 1; j < s; j++)
                if (shelf[j].size() < shelf[best].size()) best = j;
            if ((int)shelf[best].size() == c) {
                refused++;
                continue;
            }
            shelf[best].push_back(id);
            home[id] = best;
            metres += 2 * (best + 1);
            trips++;
        } else {
            int j = home[e];
            if (j < 0) {
                nothing++;
                continue;
            }
            home[e] = -1;
            int k = shelf[j].size() - 1;
            while (shelf[j][k] != e) k--, lifts++;
            shelf[j].erase(shelf[j].begin() + k);
            metres += 2 * (j + 1);
            trips++;
        }
    }
    cout << refused << " " << nothing << " " << lifts << endl;
    cout << fixed << setprecision(8) << (trips == 0 ? 0.0 : metres * 1.0 / trips) << endl;
}
