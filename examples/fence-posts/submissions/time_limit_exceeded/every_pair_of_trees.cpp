#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    double r, a, b;
    cin >> n >> r >> a >> b;
    vector<pair<double, double>> t(n);
    for (auto& [x, y] : t) cin >> x >> y;
    sort(t.begin(), t.end());
    t.erase(unique(t.begin(), t.end()), t.end());
    double best = 1e100;
    if (t.size() == 1) best = 4 * r * (a + b);
    for (size_t i = 0; i < t.size(); i++)
        for (size_t j = i + 1; j < t.size(); j++) {
            double dx = t[j].first - t[i].first, dy = t[j].second - t[i].second;
            double len = sqrt(dx * dx + dy * dy);
            dx /= len;
            dy /= len;
            double lo = 1e18, hi = -1e18, near = 1e18, far = -1e18;
            for (auto& [x, y] : t) {
                double u = x * dx + y * dy, v = y * dx - x * dy;
                lo = min(lo, u);
                hi = max(hi, u);
                near = min(near, v);
                far = max(far, v);
            }
            double w = hi - lo + 2 * r, h = far - near + 2 * r;
            best = min(best, 2 * min(a * w + b * h, a * h + b * w));
        }
    printf("%.10f\n", best);
}
