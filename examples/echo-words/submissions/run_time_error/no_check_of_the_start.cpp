#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int s, q;
    cin >> s >> q;
    map<char, vector<string>> byFirstLetter;
    for (int i = 0; i < s; i++) {
        string x;
        cin >> x;
        byFirstLetter[x.front()].push_back(x);
    }
    while (q--) {
        string t;
        cin >> t;
        vector<int> word(t.size() + 1, 0);
        word[0] = 1;
        for (size_t p = 0; p < t.size(); p++) {
            if (word[p] == 0) continue;
            for (const string& x : byFirstLetter[t[p]]) {
                if (t.compare(p, x.size(), x) == 0) word[p + x.size()] = 1;
            }
        }
        int answer = 0;
        for (size_t k = 1; k <= t.size() / 2; k++) {
            string echo = t.substr(t.size() - k);
            size_t p = t.size() - k;
            while (t.substr(p - k, k) == echo) {
                if (word[p] == 1) {
                    word[p] = 2;
                    answer++;
                }
                p -= k;
            }
        }
        cout << answer << "\n";
    }
}
