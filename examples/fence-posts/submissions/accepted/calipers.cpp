#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

struct Pt {
    ll x, y;
    bool operator<(const Pt& o) const { return tie(x, y) < tie(o.x, o.y); }
    bool operator==(const Pt& o) const { return x == o.x && y == o.y; }
};
Pt operator-(Pt a, Pt b) { return {a.x - b.x, a.y - b.y}; }
ll cross(Pt a, Pt b) { return a.x * b.y - a.y * b.x; }
ll dot(Pt a, Pt b) { return a.x * b.x + a.y * b.y; }

vector<Pt> convexHull(vector<Pt> p) {
    sort(p.begin(), p.end());
    p.erase(unique(p.begin(), p.end()), p.end());
    if (p.size() < 3) return p;
    vector<Pt> h(2 * p.size());
    int k = 0;
    for (size_t i = 0; i < p.size(); i++) {
        while (k >= 2 && cross(h[k - 1] - h[k - 2], p[i] - h[k - 1]) <= 0) k--;
        h[k++] = p[i];
    }
    for (int i = (int)p.size() - 2, lower = k + 1; i >= 0; i--) {
        while (k >= lower && cross(h[k - 1] - h[k - 2], p[i] - h[k - 1]) <= 0) k--;
        h[k++] = p[i];
    }
    h.resize(k - 1);
    return h;
}

int main() {
    int n;
    double r, a, b;
    scanf("%d %lf %lf %lf", &n, &r, &a, &b);
    vector<Pt> p(n);
    for (auto& q : p) scanf("%lld %lld", &q.x, &q.y);
    vector<Pt> h = convexHull(p);
    auto price = [&](double u, double v) {
        u += 2 * r;
        v += 2 * r;
        return 2 * min(a * u + b * v, a * v + b * u);
    };
    int m = h.size();
    double best = 1e18;
    if (m == 1) best = price(0, 0);
    if (m == 2) best = price(sqrt((double)dot(h[1] - h[0], h[1] - h[0])), 0);
    if (m >= 3) {
        // right: farthest along the edge, top: farthest from it, left: farthest against it
        int right = 1, top = 1, left = 1;
        for (int i = 0; i < m; i++) {
            Pt e = h[(i + 1) % m] - h[i];
            auto at = [&](int j) { return h[j % m]; };
            while (dot(e, at(right + 1) - at(right)) > 0) right++;
            top = max(top, right);
            while (cross(e, at(top + 1) - at(top)) > 0) top++;
            left = max(left, top);
            while (dot(e, at(left + 1) - at(left)) < 0) left++;
            double len = sqrt((double)dot(e, e));
            best = min(best, price(dot(e, at(right) - at(left)) / len, cross(e, at(top) - h[i]) / len));
        }
    }
    printf("%.9f\n", best);
}
