#include <bits/stdc++.h>
using namespace std;

int main() {
    ios_base::sync_with_stdio(0);
    int s, c, n;
    cin >> s >> c >> n;
    set<pair<int, int>> free_shelves;
    for (int i = 1; i <= s; i++) free_shelves.insert(make_pair(0, i));
    vector<vector<int>> content(s + 1);
    vector<int> shelf_of_parcel(1, 0);
    long long rejected = 0, disappointed = 0, moved = 0, walk = 0, walks = 0;
    for (int i = 0; i < n; i++) {
        int x;
        cin >> x;
        if (x == 0) {
            pair<int, int> p = *free_shelves.begin();
            if (p.first == c) {
                rejected++;
                shelf_of_parcel.push_back(0);
                continue;
            }
            free_shelves.erase(p);
            content.at(p.second).push_back((int)shelf_of_parcel.size());
            shelf_of_parcel.push_back(p.second);
            p.first++;
            free_shelves.insert(p);
            walk += 2 * p.second;
            walks++;
        } else {
            int where = shelf_of_parcel.at(x);
            if (where == 0) {
                disappointed++;
                continue;
            }
            vector<int> &pile = content.at(where);
            free_shelves.erase(make_pair((int)pile.size(), where));
            for (int k = (int)pile.size() - 1; k >= 0; k--) {
                if (pile.at(k) == x) {
                    pile.erase(pile.begin() + k);
                    break;
                }
                moved++;
            }
            free_shelves.insert(make_pair((int)pile.size(), where));
            shelf_of_parcel.at(x) = 0;
            walk += 2 * where;
            walks++;
        }
    }
    cout << rejected << ' ' << disappointed << ' ' << moved << '\n';
    cout << fixed << setprecision(10) << (walks ? walk / (double)walks : 0.0) << '\n';
    return 0;
}
