#include <stdio.h>

#define MAXN 10000

static long long w[MAXN], t[MAXN], b[MAXN], r[MAXN], q[MAXN];

int main(void) {
    int n;
    long long k;
    if (scanf("%d %lld", &n, &k) != 2) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%lld %lld %lld %lld %lld", &w[i], &t[i], &b[i], &r[i], &q[i]) != 5) return 1;
    long long lo = 1, hi = 3000000000000000000LL;
    while (lo < hi) {
        long long mid = lo + (hi - lo) / 2;
        __int128 sum = 0;
        for (int i = 0; i < n && sum < k; i++) {
            if (mid < w[i] + t[i]) continue;
            long long period = r[i] * t[i] + q[i];
            long long full = (mid - w[i]) / period;
            long long part = (mid - w[i] - full * period) / t[i];
            if (part > r[i]) part = r[i];
            sum += (__int128)b[i] * (full * r[i] + part);
        }
        if (sum >= k) hi = mid;
        else lo = mid + 1;
    }
    printf("%lld\n", lo);
    return 0;
}
