#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int s, q;
    cin >> s >> q;
    vector<string> syllable(s);
    for (string& x : syllable) cin >> x;
    for (int i = 0; i < q; i++) {
        string t;
        cin >> t;
        int n = t.size();
        vector<bool> chain(n + 1, false);
        chain[0] = true;
        for (int p = 0; p < n; p++) {
            if (!chain[p]) continue;
            for (const string& x : syllable) {
                if (t.compare(p, x.size(), x) == 0) chain[p + x.size()] = true;
            }
        }
        int answer = 0;
        for (int p = 1; p < n; p++) {
            if (!chain[p]) continue;
            bool found = false;
            for (int k = 1; k <= p && k <= n - p; k++) {
                if ((n - p) % k != 0) continue;
                bool equal = true;
                for (int x = p; x < n && equal; x++) equal = t[x] == t[x - k];
                if (equal) found = true;
            }
            answer += found;
        }
        cout << answer << '\n';
    }
}
