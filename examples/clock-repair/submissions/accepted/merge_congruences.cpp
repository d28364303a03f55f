#include <bits/stdc++.h>
using namespace std;
using ll = long long;

ll extendedGcd(ll a, ll b, ll &x, ll &y) {
    if (b == 0) {
        x = 1;
        y = 0;
        return a;
    }
    ll g = extendedGcd(b, a % b, y, x);
    y -= a / b * x;
    return g;
}

ll inverse(ll a, ll m) {
    ll x, y;
    extendedGcd(a % m, m, x, y);
    return (x % m + m) % m;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int t;
    cin >> t;
    while (t--) {
        ll n, m;
        cin >> n >> m;
        ll day = 0, step = 1;  // the days that suit all clocks so far are day, day + step, ...
        bool possible = true;
        for (int i = 0; i < n; i++) {
            ll g, a;
            cin >> g >> a;
            if (!possible) continue;
            // (day + z * step) * g + a = 0 modulo m, to be solved for z
            g = (g % m + m) % m;
            a = (a % m + m) % m;
            ll factor = step % m * g % m;
            ll target = ((m - a) + (m - day % m * g % m)) % m;
            ll divisor = gcd(factor, m);
            if (target % divisor != 0) {
                possible = false;
                continue;
            }
            ll modulus = m / divisor;
            ll z = target / divisor % modulus * inverse(factor / divisor, modulus) % modulus;
            day += z * step;
            step *= modulus;
            day %= step;
        }
        if (possible) cout << day << '\n';
        else cout << "never\n";
    }
}
