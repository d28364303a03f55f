#include <bits/stdc++.h>
using namespace std;

int main() {
    int s, q;
    cin >> s >> q;
    unordered_set<string> syl;
    size_t longest = 0;
    for (int i = 0; i < s; ++i) {
        string w;
        cin >> w;
        longest = max(longest, w.size());
        syl.insert(w);
    }
    for (; q > 0; --q) {
        string a;
        cin >> a;
        const int n = (int)a.size();

        // ends of syllables
        vector<bool> border(n + 1);
        int at = 0;
        while (at < n) {
            int step = 0;
            for (int len = min<int>(longest, n - at); len >= 1; --len) {
                if (syl.count(a.substr(at, len))) {
                    step = len;
                    break;
                }
            }
            if (step == 0) break;
            at += step;
            border[at] = true;
        }

        string b = a;
        reverse(b.begin(), b.end());
        vector<int> z(n);
        for (int i = 1, l = 0, r = 0; i < n; ++i) {
            z[i] = i < r ? min(z[i - l], r - i) : 0;
            while (i + z[i] < n && b[i + z[i]] == b[z[i]]) ++z[i];
            if (i + z[i] > r) l = i, r = i + z[i];
        }
        set<int> words;
        for (int k = 1; k < n; ++k) {
            for (int r = 1; r * k <= z[k]; ++r) {
                if (border[n - r * k]) words.insert(n - r * k);
            }
        }
        cout << words.size() << '\n';
    }
}
