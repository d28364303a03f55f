#include <bits/stdc++.h>
using namespace std;

using I = long long;
struct P {
    I x, y;
    auto operator<=>(const P&) const = default;
};

I side(const P& a, const P& b, const P& c) { return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x); }

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    I r, a, b;
    cin >> n >> r >> a >> b;
    set<P> trees;
    while (n--) {
        P p;
        cin >> p.x >> p.y;
        trees.insert(p);
    }
    vector<P> low, up;
    for (auto& p : trees) {
        while (low.size() >= 2 && side(low[low.size() - 2], low.back(), p) <= 0) low.pop_back();
        while (up.size() >= 2 && side(up[up.size() - 2], up.back(), p) >= 0) up.pop_back();
        low.push_back(p);
        up.push_back(p);
    }
    vector<P> h(low);
    for (size_t i = up.size() - 2; i > 0; i--) h.push_back(up.at(i));
    const int m = h.size();
    const auto edge = [&](int i) {
        const P p = h.at(i % m), q = h.at((i + 1) % m);
        return P{q.x - p.x, q.y - p.y};
    };
    double best = numeric_limits<double>::max();
    int i1 = 1, i2 = 1, i3 = 1;
    for (int i = 0; i < m; i++) {
        const P e = edge(i);
        while (e.x * edge(i1).x + e.y * edge(i1).y > 0) i1++;
        i2 = max(i1, i2);
        while (e.x * edge(i2).y - e.y * edge(i2).x > 0) i2++;
        i3 = max(i2, i3);
        while (e.x * edge(i3).x + e.y * edge(i3).y < 0) i3++;
        const P p = h.at(i), p1 = h.at(i1 % m), p2 = h.at(i2 % m), p3 = h.at(i3 % m);
        const double len = hypot(e.x, e.y);
        const double u = (e.x * (p1.x - p3.x) + e.y * (p1.y - p3.y)) / len + 2 * r;
        const double v = (e.x * (p2.y - p.y) - e.y * (p2.x - p.x)) / len + 2 * r;
        best = min({best, 2 * (a * u + b * v), 2 * (a * v + b * u)});
    }
    cout << fixed << setprecision(9) << best << '\n';
}
