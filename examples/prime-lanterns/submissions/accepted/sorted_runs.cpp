#include <cstdio>
#include <cstdlib>
#include <algorithm>

static int a[100005], val[100005], num[100005], pr[200], np, n, m;

static int find(int x) {
    int lo = 0, hi = m - 1;
    while (lo <= hi) {
        int mid = (lo + hi) / 2;
        if (val[mid] == x) return num[mid];
        if (val[mid] < x) lo = mid + 1;
        else hi = mid - 1;
    }
    return 0;
}

int main() {
    for (int i = 2; i < 1000; i++) {
        int ok = 1;
        for (int j = 0; j < np && pr[j] * pr[j] <= i; j++)
            if (i % pr[j] == 0) { ok = 0; break; }
        if (ok) pr[np++] = i;
    }
    if (scanf("%d", &n) != 1) return 1;
    for (int i = 0; i < n; i++) {
        if (scanf("%d", &a[i]) != 1) return 1;
        for (int j = 0; j < np; j++) {
            int sq = pr[j] * pr[j];
            if (sq > a[i]) break;
            while (a[i] % sq == 0) a[i] /= sq;
        }
    }
    std::sort(a, a + n);
    for (int i = 0; i < n; ) {
        int j = i;
        while (j < n && a[j] == a[i]) j++;
        val[m] = a[i];
        num[m++] = j - i;
        i = j;
    }
    long long res = 0;
    for (int i = 0; i < m; i++) {
        int x = val[i];
        for (int j = 0; j < np && pr[j] * pr[j] <= x; j++)
            if (x % pr[j] == 0) {
                res += (long long)num[i] * find(val[i] / pr[j]);
                x /= pr[j];
            }
        if (x > 1) res += (long long)num[i] * find(val[i] / x);
    }
    printf("%lld\n", res);
    return 0;
}
