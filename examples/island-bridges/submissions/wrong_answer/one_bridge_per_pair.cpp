#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, m;
    string s;
    cin >> n >> m >> s;
    vector<map<int, bool>> rope(n + 1);
    for (int i = 0; i < m; i++) {
        int x, y;
        string t;
        cin >> x >> y >> t;
        rope[x][y] = rope[y][x] = (t == "r");
    }
    vector<int> colour(n + 1, -1);
    int smallest = 0, largest = 0;
    bool ok = true;
    for (int i = 1; i <= n && ok; i++) {
        if (colour[i] >= 0) continue;
        vector<int> members{i};
        colour[i] = 0;
        for (size_t k = 0; k < members.size(); k++) {
            int u = members[k];
            for (auto& [v, different] : rope[u]) {
                int c = different ? 1 - colour[u] : colour[u];
                if (colour[v] < 0) {
                    colour[v] = c;
                    members.push_back(v);
                } else if (colour[v] != c) {
                    ok = false;
                }
            }
        }
        set<int> options;
        for (int red = 0; red < 2; red++) {
            bool fits = true;
            int cnt = 0;
            for (int u : members) {
                bool isRed = colour[u] == red;
                cnt += isRed;
                if (s[u - 1] == 'R' && !isRed) fits = false;
                if (s[u - 1] == 'G' && isRed) fits = false;
            }
            if (fits) options.insert(cnt);
        }
        if (options.empty()) {
            ok = false;
        } else {
            smallest += *options.begin();
            largest += *options.rbegin();
        }
    }
    if (ok) cout << smallest << " " << largest << "\n";
    else cout << "impossible\n";
}
