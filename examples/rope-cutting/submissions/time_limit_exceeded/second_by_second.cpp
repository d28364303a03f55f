#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long k;
    scanf("%d %lld", &n, &k);
    vector<array<long long, 5>> m(n);
    for (auto &x : m) scanf("%lld %lld %lld %lld %lld", &x[0], &x[1], &x[2], &x[3], &x[4]);
    for (long long T = 1;; T++) {
        long long sum = 0;
        for (auto &x : m) {
            if (T < x[0]) continue;
            long long cycle = x[1] * x[3] + x[4];
            long long full = (T - x[0]) / cycle, rest = (T - x[0]) % cycle;
            sum += x[2] * (full * x[3] + min(x[3], rest / x[1]));
        }
        if (sum >= k) {
            printf("%lld\n", T);
            return 0;
        }
    }
}
