#include <bits/stdc++.h>
using namespace std;

vector<int> z_function(const string& s) {
    int n = s.size();
    vector<int> z(n, 0);
    for (int i = 1, l = 0, r = 0; i < n; i++) {
        if (i < r) z[i] = min(r - i, z[i - l]);
        while (i + z[i] < n && s[z[i]] == s[i + z[i]]) z[i]++;
        if (i + z[i] > r) {
            l = i;
            r = i + z[i];
        }
    }
    return z;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    int s, q;
    cin >> s >> q;
    vector<array<int, 26>> child(1);
    vector<bool> is_syllable(1, false);
    child[0].fill(-1);
    for (int i = 0; i < s; i++) {
        string syllable;
        cin >> syllable;
        int node = 0;
        for (char letter : syllable) {
            int x = letter - 'a';
            if (child[node][x] < 0) {
                child[node][x] = child.size();
                child.emplace_back();
                child.back().fill(-1);
                is_syllable.push_back(false);
            }
            node = child[node][x];
        }
        is_syllable[node] = true;
    }

    while (q--) {
        string recording;
        cin >> recording;
        int n = recording.size();

        // word[p]: the first p letters are a chain of syllables
        vector<bool> word(n + 1, false), possible(n + 1, false);
        word[0] = true;
        for (int p = 0; p < n; p++) {
            if (!word[p]) continue;
            int node = 0;
            for (int e = p; e < n; e++) {
                node = child[node][recording[e] - 'a'];
                if (node < 0) break;
                if (is_syllable[node]) word[e + 1] = true;
            }
        }

        string reversed(recording.rbegin(), recording.rend());
        vector<int> z = z_function(reversed);
        for (int k = 1; k < n; k++) {
            for (int answer = k; answer <= z[k]; answer += k) possible[n - answer] = true;
        }
        int count = 0;
        for (int p = 1; p < n; p++) count += word[p] && possible[p];
        cout << count << '\n';
    }
}
