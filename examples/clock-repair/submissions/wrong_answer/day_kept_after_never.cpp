#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

ll day = 0;

ll egcd(ll a, ll b, ll &x, ll &y) {
    if (!b) { x = 1; y = 0; return a; }
    ll x1, y1, g = egcd(b, a % b, x1, y1);
    x = y1;
    y = x1 - (a / b) * y1;
    return g;
}

void solve() {
    ll n, m, period = 1;
    bool never = false;
    cin >> n >> m;
    for (int i = 0; i < n; i++) {
        ll g, a, x, y;
        cin >> g >> a;
        g = ((g % m) + m) % m;
        a = ((-a % m) + m) % m;
        ll d = egcd(g, m, x, y);
        if (never || a % d) {
            never = true;
            continue;
        }
        ll p = m / d;
        ll want = (a / d) * ((x % p + p) % p) % p;
        ll u, v, e = egcd(period, p, u, v);
        if ((want - day) % e) {
            never = true;
            continue;
        }
        p /= e;
        ll k = ((want - day) / e) % p * (u % p) % p;
        if (k < 0) k += p;
        day += k * period;
        period *= p;
    }
    if (never) {
        cout << "never\n";
    } else {
        cout << day << "\n";
        day = 0;
    }
}

int main() {
    ios::sync_with_stdio(0);
    cin.tie(0);
    int t;
    cin >> t;
    while (t--) solve();
}
