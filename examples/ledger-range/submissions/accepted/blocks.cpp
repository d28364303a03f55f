#include <stdio.h>

#define B 320
#define MAXN 100000

static long long a[MAXN + B];
static long long sum[MAXN / B + 2], mn[MAXN / B + 2], mx[MAXN / B + 2];
static int neg[MAXN / B + 2];
static int n, q;

static void rebuild(int b) {
    long long s = 0, lo = 0, hi = 0;
    int i, end = (b + 1) * B < n ? (b + 1) * B : n;
    for (i = b * B; i < end; i++) {
        if (neg[b]) a[i] = -a[i];
        s += a[i];
        if (s < lo) lo = s;
        if (s > hi) hi = s;
    }
    neg[b] = 0;
    sum[b] = s;
    mn[b] = lo;
    mx[b] = hi;
}

static void flip_part(int b, int l, int r) {
    rebuild(b);
    for (int i = l; i <= r; i++) a[i] = -a[i];
    rebuild(b);
}

static void flip_whole(int b) {
    long long lo = mn[b];
    neg[b] ^= 1;
    sum[b] = -sum[b];
    mn[b] = -mx[b];
    mx[b] = -lo;
}

int main(void) {
    if (scanf("%d %d", &n, &q) != 2) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%lld", &a[i]) != 1) return 1;
    for (int b = 0; b * B < n; b++) rebuild(b);
    while (q-- > 0) {
        char c;
        int x, y;
        if (scanf(" %c %d %d", &c, &x, &y) != 3) return 1;
        x--;
        int bx = x / B;
        if (c == 'S') {
            rebuild(bx);
            a[x] = y;
            rebuild(bx);
            continue;
        }
        y--;
        int by = y / B;
        if (c == 'F') {
            if (bx == by) {
                flip_part(bx, x, y);
            } else {
                flip_part(bx, x, bx * B + B - 1);
                for (int b = bx + 1; b < by; b++) flip_whole(b);
                flip_part(by, by * B, y);
            }
        } else {
            long long s = 0, worst = 0;
            int i = x;
            while (i <= y) {
                int b = i / B;
                if (i % B == 0 && i + B - 1 <= y) {
                    if (s + mn[b] < worst) worst = s + mn[b];
                    s += sum[b];
                    i += B;
                } else {
                    s += neg[b] ? -a[i] : a[i];
                    if (s < worst) worst = s;
                    i++;
                }
            }
            printf("%lld\n", -worst);
        }
    }
    return 0;
}
