#include <bits/stdc++.h>
using namespace std;

int main() {
    long long n, k;
    cin >> n >> k;
    vector<long long> w(n), t(n), b(n), r(n), q(n);
    for (int i = 0; i < n; i++) cin >> w[i] >> t[i] >> b[i] >> r[i] >> q[i];
    auto ok = [&](long long T) {
        long long left = k;
        for (int i = 0; i < n; i++) {
            if (T < w[i]) continue;
            long long c = r[i] * t[i] + q[i];
            long long s = (T - w[i]) / c * r[i] + min(r[i], (T - w[i]) % c / t[i]);
            if (s >= (left + b[i] - 1) / b[i]) return true;
            left -= s * b[i];
        }
        return left <= 0;
    };
    long long lo = 0, hi = 1000000000000000LL;
    while (lo < hi) {
        long long mid = (lo + hi) / 2;
        if (ok(mid)) hi = mid;
        else lo = mid + 1;
    }
    cout << lo << endl;
}
