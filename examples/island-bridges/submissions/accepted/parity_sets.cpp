#include <cstdio>
#include <utility>

static int up[40002], parity_[40002], same[40002], other[40002];
static char s[40010];

/* node 0 is a lamp that is known to be red */
static int root(int x) {
    int r = x, p = 0;
    while (up[r] != r) {
        p ^= parity_[r];
        r = up[r];
    }
    while (up[x] != x && up[x] != r) {
        int next = up[x], q = parity_[x];
        up[x] = r;
        parity_[x] = p;
        p ^= q;
        x = next;
    }
    return r;
}

static int parityOf(int x) {
    int p = 0;
    while (up[x] != x) {
        p ^= parity_[x];
        x = up[x];
    }
    return p;
}

static bool join(int a, int b, int d) {
    int ra = root(a), rb = root(b);
    int p = parityOf(a) ^ parityOf(b) ^ d;
    if (ra == rb) return p == 0;
    if (same[ra] + other[ra] < same[rb] + other[rb]) std::swap(ra, rb);
    up[rb] = ra;
    parity_[rb] = p;
    if (p) {
        same[ra] += other[rb];
        other[ra] += same[rb];
    } else {
        same[ra] += same[rb];
        other[ra] += other[rb];
    }
    return true;
}

int main(void) {
    int n, m, i;
    if (scanf("%d %d %s", &n, &m, s + 1) != 3) return 1;
    for (i = 0; i <= n; i++) {
        up[i] = i;
        same[i] = 1;
    }
    bool ok = true;
    for (i = 1; i <= n; i++) {
        if (s[i] == 'R') ok = join(0, i, 0) && ok;
        if (s[i] == 'G') ok = join(0, i, 1) && ok;
    }
    for (i = 0; i < m; i++) {
        int a, b;
        char t;
        if (scanf("%d %d %c", &a, &b, &t) != 3) return 1;
        ok = join(a, b, t == 'r') && ok;
    }
    if (!ok) {
        puts("impossible");
        return 0;
    }
    int lo = -1, hi = -1; /* node 0 is no island */
    int zero = root(0);
    for (i = 0; i <= n; i++) {
        if (up[i] != i) continue;
        if (i == zero) {
            int red = parityOf(0) ? other[i] : same[i];
            lo += red;
            hi += red;
        } else {
            lo += same[i] < other[i] ? same[i] : other[i];
            hi += same[i] < other[i] ? other[i] : same[i];
        }
    }
    printf("%d %d\n", lo, hi);
    return 0;
}
