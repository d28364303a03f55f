#include <bits/stdc++.h>
using namespace std;

int main() {
    int t;
    cin >> t;
    while (t--) {
        int n;
        long long m;
        cin >> n >> m;
        vector<long long> g(n), pos(n);
        for (int i = 0; i < n; i++) cin >> g[i] >> pos[i];
        long long answer = -1;
        for (long long d = 0; d < m; d++) {
            bool all = true;
            for (int i = 0; i < n; i++) {
                if ((pos[i] + d * g[i]) % m != 0) {
                    all = false;
                    break;
                }
            }
            if (all) {
                answer = d;
                break;
            }
        }
        if (answer >= 0) cout << answer << "\n";
        else cout << "never\n";
    }
}
