#include <bits/stdc++.h>
using namespace std;

struct V {
    int x, y;
};

int orient(V o, V p, V q) {
    long long c = 1LL * (p.x - o.x) * (q.y - o.y) - 1LL * (p.y - o.y) * (q.x - o.x);
    return c;
}

vector<V> hull(vector<V> p) {
    sort(p.begin(), p.end(), [](V a, V b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    vector<V> out;
    for (int pass = 0; pass < 2; pass++) {
        size_t start = out.size();
        for (V v : p) {
            while (out.size() >= start + 2 && orient(out[out.size() - 2], out.back(), v) <= 0) out.pop_back();
            out.push_back(v);
        }
        out.pop_back();
        reverse(p.begin(), p.end());
    }
    return out;
}

int main() {
    int n;
    double r, a, b;
    cin >> n >> r >> a >> b;
    vector<V> p(n);
    for (V& v : p) cin >> v.x >> v.y;
    vector<V> h = hull(p);
    if (h.empty()) h.push_back(p[0]);
    int m = h.size();
    double best = 1e300;
    int k1 = 0, k2 = 0, k3 = 0;
    for (int i = 0; i < m; i++) {
        double dx = h[(i + 1) % m].x - h[i].x, dy = h[(i + 1) % m].y - h[i].y;
        double len = sqrt(dx * dx + dy * dy);
        if (len == 0) {
            best = min(best, 4 * r * (a + b));
            continue;
        }
        auto X = [&](int k) { return h[k % m].x * dx + h[k % m].y * dy; };
        auto Y = [&](int k) { return h[k % m].y * dx - h[k % m].x * dy; };
        k1 = max(k1, i + 1);
        while (X(k1 + 1) > X(k1)) k1++;
        k2 = max(k2, k1);
        while (Y(k2 + 1) > Y(k2)) k2++;
        k3 = max(k3, k2);
        while (X(k3 + 1) < X(k3)) k3++;
        double w = (X(k1) - X(k3)) / len + 2 * r, g = (Y(k2) - Y(i)) / len + 2 * r;
        best = min(best, 2 * min(a * w + b * g, b * w + a * g));
    }
    printf("%.9f\n", best);
}
