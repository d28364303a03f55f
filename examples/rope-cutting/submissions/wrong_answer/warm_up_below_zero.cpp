#include <bits/stdc++.h>
using namespace std;

typedef long long ll;
const int N = 10005;
ll W[N], T[N], B[N], R[N], Q[N];
int n;
ll k;

bool check(ll x) {
    __int128 total = 0;
    for (int i = 1; i <= n; i++) {
        ll cyc = R[i] * T[i] + Q[i];
        ll y = x - W[i];
        ll cnt = (y / cyc) * R[i] + min(R[i], (y % cyc) / T[i]);
        total += (__int128)cnt * B[i];
    }
    return total >= k;
}

int main() {
    cin >> n >> k;
    for (int i = 1; i <= n; i++) cin >> W[i] >> T[i] >> B[i] >> R[i] >> Q[i];
    ll l = 1, r = 3e18, ans = -1;
    while (l <= r) {
        ll m = l + (r - l) / 2;
        if (check(m)) {
            ans = m;
            r = m - 1;
        } else {
            l = m + 1;
        }
    }
    cout << ans;
}
