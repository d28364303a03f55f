#include <iostream>
#include <numeric>
using namespace std;

long long modinv(long long a, long long m) {
    long long b = m, u = 1, v = 0;
    while (b) {
        long long q = a / b;
        a -= q * b;
        swap(a, b);
        u -= q * v;
        swap(u, v);
    }
    u %= m;
    return u < 0 ? u + m : u;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int t;
    for (cin >> t; t > 0; --t) {
        long long n, m;
        cin >> n >> m;
        long long cur = 0, per = 1;
        bool ok = true;
        while (n--) {
            long long g, a;
            cin >> g >> a;
            g = (g + m) % m;
            long long need = m - a;
            long long d = gcd(g, m);
            if (need % d) ok = false;
            if (!ok) continue;
            long long p = m / d;
            long long x = (need / d) % p * modinv(g / d, p) % p;
            long long e = gcd(per, p);
            if ((x - cur) % e) {
                ok = false;
                continue;
            }
            long long k = ((x - cur) / e) * modinv(per / e, p / e) % (p / e);
            cur += k * per;
            per *= p / e;
        }
        if (ok) cout << cur << '\n';
        else cout << "never" << '\n';
    }
}
