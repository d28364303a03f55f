#include <iostream>
#include <vector>
#include <algorithm>
#include <cmath>
#include <complex>
using namespace std;

typedef complex<double> C;

double crs(C a, C b) { return imag(conj(a) * b); }
double dt(C a, C b) { return real(conj(a) * b); }

int main() {
    int n;
    double r, a, b;
    cin >> n >> r >> a >> b;
    vector<C> pts;
    for (int i = 0; i < n; i++) {
        double x, y;
        cin >> x >> y;
        pts.push_back(C(x, y));
    }
    auto less = [](const C& p, const C& q) {
        return p.real() != q.real() ? p.real() < q.real() : p.imag() < q.imag();
    };
    sort(pts.begin(), pts.end(), less);
    pts.erase(unique(pts.begin(), pts.end()), pts.end());
    vector<C> H;
    if (pts.size() == 1) {
        cout << 4 * r * (a + b) << endl;
        return 0;
    }
    for (int side = 0; side < 2; side++) {
        vector<C> S;
        for (C p : pts) {
            while (S.size() > 1 && crs(S[S.size() - 1] - S[S.size() - 2], p - S.back()) <= 0) S.pop_back();
            S.push_back(p);
        }
        S.pop_back();
        H.insert(H.end(), S.begin(), S.end());
        reverse(pts.begin(), pts.end());
    }
    int k = H.size();
    double res = INFINITY;
    int e = 1 % k, f = 1 % k, g = 1 % k;
    for (int i = 0; i < k; i++) {
        C d = H[(i + 1) % k] - H[i];
        d /= abs(d);
        while (dt(d, H[(e + 1) % k] - H[e]) > 0) e = (e + 1) % k;
        if (i == 0) f = e;
        while (crs(d, H[(f + 1) % k] - H[f]) > 0) f = (f + 1) % k;
        if (i == 0) g = f;
        while (dt(d, H[(g + 1) % k] - H[g]) < 0) g = (g + 1) % k;
        double w = dt(d, H[e] - H[g]) + 2 * r;
        double h = crs(d, H[f] - H[i]) + 2 * r;
        res = min(res, 2 * min(a * w + b * h, a * h + b * w));
    }
    cout << res << endl;
}
