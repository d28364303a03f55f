#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
typedef pair<ll, ll> pll;

pll bezout(ll a, ll b) {
    if (b == 0) return {1, 0};
    auto [x, y] = bezout(b, a % b);
    return {y, x - a / b * y};
}

int main() {
    int tests;
    scanf("%d", &tests);
    for (int z = 0; z < tests; z++) {
        ll n, m;
        scanf("%lld%lld", &n, &m);
        vector<pll> eq;
        bool bad = false;
        for (int i = 0; i < n; i++) {
            ll g, a;
            scanf("%lld%lld", &g, &a);
            g = (g + m) % m;
            a = (m - a) % m;
            ll d = __gcd(g, m);
            if (a % d != 0) {
                bad = true;
            } else {
                ll mod = m / d;
                ll x = bezout(g / d, mod).first % mod;
                eq.push_back({((a / d % mod * x) % mod + mod) % mod, mod});
            }
        }
        if (bad) {
            printf("never\n");
            continue;
        }
        ll r = 0, l = 1;
        for (auto [s, mod] : eq) {
            ll d = __gcd(l, mod);
            ll k = (s - r) / d % (mod / d) * (bezout(l / d, mod / d).first % (mod / d)) % (mod / d);
            if (k < 0) k += mod / d;
            r += k * l;
            l = l / d * mod;
        }
        printf("%lld\n", r);
    }
}
