#include <bits/stdc++.h>
using namespace std;

struct Days {
    long long first, every;
};

long long inverseOf(long long a, long long m) {
    long long x = 1, y = 0, b = m;
    a %= m;
    while (b > 0) {
        long long q = a / b;
        tie(a, b) = make_pair(b, a - q * b);
        tie(x, y) = make_pair(y, x - q * y);
    }
    return (x % m + m) % m;
}

Days both(Days p, Days q) {
    long long g = gcd(p.every, q.every);
    assert((q.first - p.first) % g == 0);
    long long m = q.every / g;
    long long k = ((q.first - p.first) / g % m + m) % m * inverseOf(p.every / g, m) % m;
    return {p.first + k * p.every, p.every * m};
}

int main() {
    int t;
    cin >> t;
    while (t--) {
        int n;
        long long m;
        cin >> n >> m;
        Days days{0, 1};
        bool solvable = true;
        for (int i = 0; i < n; i++) {
            long long g, a;
            cin >> g >> a;
            g = (g + m) % m;
            a = (m - a) % m;
            long long d = gcd(g, m);
            if (a % d != 0) {
                solvable = false;
                continue;
            }
            if (solvable) days = both(days, {a / d * inverseOf(g / d, m / d) % (m / d), m / d});
        }
        if (solvable) cout << days.first << '\n';
        else cout << "never" << '\n';
    }
}
