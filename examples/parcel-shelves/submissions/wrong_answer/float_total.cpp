#include <bits/stdc++.h>
using namespace std;

int main() {
    int s, c, n;
    cin >> s >> c >> n;
    set<pair<int, int>> q;
    for (int i = 1; i <= s; i++) q.emplace(0, i);
    vector<deque<int>> shelf(s + 1);
    map<int, int> pos;
    int id = 0, refused = 0, nothing = 0, lifts = 0, trips = 0;
    float dist = 0;
    while (n--) {
        int e;
        cin >> e;
        int at = 0;
        if (!e) {
            id++;
            if (q.begin()->first == c) {
                refused++;
                continue;
            }
            at = q.begin()->second;
            q.erase(q.begin());
            shelf[at].push_back(id);
            pos[id] = at;
        } else {
            if (!pos.count(e)) {
                nothing++;
                continue;
            }
            at = pos[e];
            pos.erase(e);
            q.erase({(int)shelf[at].size(), at});
            deque<int> lifted;
            while (shelf[at].back() != e) {
                lifted.push_back(shelf[at].back());
                shelf[at].pop_back();
                lifts++;
            }
            shelf[at].pop_back();
            while (!lifted.empty()) {
                shelf[at].push_back(lifted.back());
                lifted.pop_back();
            }
        }
        q.emplace((int)shelf[at].size(), at);
        dist += 2 * at;
        trips++;
    }
    cout << refused << " " << nothing << " " << lifts << endl;
    cout << setprecision(12) << (trips ? dist / trips : 0) << endl;
    return 0;
}
