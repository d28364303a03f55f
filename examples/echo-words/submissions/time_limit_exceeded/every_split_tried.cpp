#include <bits/stdc++.h>
using namespace std;

set<string> syllables;

bool isWord(const string& text) {
    vector<int> open = {0};
    while (!open.empty()) {
        int from = open.back();
        open.pop_back();
        if (from == (int)text.size()) return true;
        for (int len = 1; len <= 8 && from + len <= (int)text.size(); len++) {
            if (syllables.count(text.substr(from, len))) open.push_back(from + len);
        }
    }
    return false;
}

int main() {
    int s, q;
    cin >> s >> q;
    for (int i = 0; i < s; i++) {
        string x;
        cin >> x;
        syllables.insert(x);
    }
    while (q--) {
        string t;
        cin >> t;
        int n = t.size();
        string b(t.rbegin(), t.rend());
        vector<int> z(n, 0);
        int left = 0, right = 0;
        for (int i = 1; i < n; i++) {
            if (i < right) z[i] = min(z[i - left], right - i);
            while (i + z[i] < n && b[i + z[i]] == b[z[i]]) z[i]++;
            if (i + z[i] > right) {
                left = i;
                right = i + z[i];
            }
        }
        vector<bool> candidate(n, false);
        for (int k = 1; k < n; k++) {
            for (int x = k; x <= z[k]; x += k) candidate[n - x] = true;
        }
        int result = 0;
        for (int p = 1; p < n; p++) {
            if (candidate[p] && isWord(t.substr(0, p))) result++;
        }
        cout << result << endl;
    }
}
