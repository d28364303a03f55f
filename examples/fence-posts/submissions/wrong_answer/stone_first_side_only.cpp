#include <bits/stdc++.h>
using namespace std;
#define x first
#define y second
typedef pair<long long, long long> pll;

long long area(pll a, pll b, pll c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

int main() {
    int n, r, a, b;
    cin >> n >> r >> a >> b;
    vector<pll> v(n), st;
    for (auto& p : v) cin >> p.x >> p.y;
    sort(v.begin(), v.end());
    v.erase(unique(v.begin(), v.end()), v.end());
    for (int rep = 0; rep < 2; rep++) {
        size_t base = st.size();
        for (auto& p : v) {
            while (st.size() >= base + 2 && area(st[st.size() - 2], st.back(), p) <= 0) st.pop_back();
            st.push_back(p);
        }
        st.pop_back();
        reverse(v.begin(), v.end());
    }
    if (v.size() == 1) st = v;
    int m = st.size();
    double ans = DBL_MAX;
    if (m < 3) {
        double d = m == 2 ? hypot(st[0].x - st[1].x, st[0].y - st[1].y) : 0.0;
        ans = 2 * (min(a, b) * (d + 2 * r) + max(a, b) * (2.0 * r));
    }
    for (int i = 0, R = 1, T = 1, L = 1; m >= 3 && i < m; i++) {
        long long dx = st[(i + 1) % m].x - st[i].x, dy = st[(i + 1) % m].y - st[i].y;
        auto along = [&](int k) { return st[k % m].x * dx + st[k % m].y * dy; };
        auto away = [&](int k) { return st[k % m].y * dx - st[k % m].x * dy; };
        while (along(R + 1) > along(R)) R++;
        T = max(T, R);
        while (away(T + 1) > away(T)) T++;
        L = max(L, T);
        while (along(L + 1) < along(L)) L++;
        double len = sqrt(double(dx * dx + dy * dy));
        double w = (along(R) - along(L)) / len + 2 * r, h = (away(T) - away(i)) / len + 2 * r;
        ans = min(ans, 2 * (a * w + b * h));
    }
    cout << fixed << setprecision(10) << ans << endl;
}
