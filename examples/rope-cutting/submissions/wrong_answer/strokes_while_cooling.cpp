#include <bits/stdc++.h>
#define int long long
using namespace std;

signed main() {
    ios_base::sync_with_stdio(false);
    cin.tie(NULL);
    int n, k;
    cin >> n >> k;
    vector<array<int, 5>> a(n);
    for (auto &x : a) cin >> x[0] >> x[1] >> x[2] >> x[3] >> x[4];
    int l = 0, h = 3e18;
    while (h - l > 1) {
        int m = l + (h - l) / 2;
        __int128 got = 0;
        for (auto &x : a) {
            if (m < x[0]) continue;
            int time = m - x[0];
            int period = x[1] * x[3] + x[4];
            got += (__int128)x[2] * (time / period * x[3] + time % period / x[1]);
        }
        if (got >= k) h = m;
        else l = m;
    }
    cout << h << "\n";
}
