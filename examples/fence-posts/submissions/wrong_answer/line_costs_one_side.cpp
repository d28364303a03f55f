#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
typedef array<ll, 2> A;

ll turn(A a, A b, A c) { return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]); }

int main() {
    ll n, r, a, b;
    scanf("%lld%lld%lld%lld", &n, &r, &a, &b);
    vector<A> p(n), h;
    for (A& q : p) scanf("%lld%lld", &q[0], &q[1]);
    sort(p.begin(), p.end());
    p.resize(unique(p.begin(), p.end()) - p.begin());
    n = p.size();
    if (n == 1) {
        printf("%.6f\n", 4.0 * r * (a + b));
        return 0;
    }
    if (a > b) swap(a, b);
    bool line = true;
    for (int i = 2; i < n; i++) line &= turn(p[0], p[1], p[i]) == 0;
    if (line) {
        double d = hypot(p[n - 1][0] - p[0][0], p[n - 1][1] - p[0][1]);
        printf("%.6f\n", r == 0 ? a * d : 2 * a * (d + 2 * r) + 4.0 * b * r);
        return 0;
    }
    for (int s = 0; s < 2; s++) {
        vector<A> c;
        for (A q : p) {
            while (c.size() > 1 && turn(c[c.size() - 2], c.back(), q) <= 0) c.pop_back();
            c.push_back(q);
        }
        c.pop_back();
        h.insert(h.end(), c.begin(), c.end());
        reverse(p.begin(), p.end());
    }
    int m = h.size();
    h.insert(h.end(), h.begin(), h.end());
    h.insert(h.end(), h.begin(), h.end());
    double best = -1;
    int i = 0, j = 1, k = 1, l = 1;
    for (; i < m; i++) {
        ll ex = h[i + 1][0] - h[i][0], ey = h[i + 1][1] - h[i][1];
        auto f = [&](int t) { return ex * h[t][0] + ey * h[t][1]; };
        auto g = [&](int t) { return ex * h[t][1] - ey * h[t][0]; };
        for (; f(j + 1) > f(j); j++);
        for (k = max(k, j); g(k + 1) > g(k); k++);
        for (l = max(l, k); f(l + 1) < f(l); l++);
        double e = hypot(ex, ey), u = (f(j) - f(l)) / e + 2 * r, v = (g(k) - g(i)) / e + 2 * r;
        double c = 2 * (a * max(u, v) + b * min(u, v));
        if (best < 0 || c < best) best = c;
    }
    printf("%.6f\n", best);
}
