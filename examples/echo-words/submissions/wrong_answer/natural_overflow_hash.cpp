#include <bits/stdc++.h>
using namespace std;

using ull = unsigned long long;
const ull B = 131;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int s, q;
    cin >> s >> q;
    set<string> syllables;
    for (int i = 0; i < s; i++) {
        string x;
        cin >> x;
        syllables.insert(x);
    }
    while (q--) {
        string t;
        cin >> t;
        int n = t.size();
        vector<ull> h(n + 1, 0), power(n + 1, 1);
        for (int i = 0; i < n; i++) {
            h[i + 1] = h[i] * B + t[i];
            power[i + 1] = power[i] * B;
        }
        auto get = [&](int l, int r) { return h[r] - h[l] * power[r - l]; };

        vector<char> dp(n + 1, 0);
        dp[0] = 1;
        for (int i = 0; i < n; i++) {
            if (!dp[i]) continue;
            for (int len = 1; len <= 8 && i + len <= n; len++) {
                if (syllables.count(t.substr(i, len))) dp[i + len] = 1;
            }
        }
        vector<char> good(n + 1, 0);
        for (int k = 1; k <= n / 2; k++) {
            int cut = n - k;
            ull echo = get(cut, n);
            while (cut - k >= 0 && get(cut - k, cut) == echo) {
                good[cut] = 1;
                cut -= k;
            }
        }
        int ans = 0;
        for (int i = 1; i < n; i++) ans += good[i] & dp[i];
        cout << ans << "\n";
    }
}
