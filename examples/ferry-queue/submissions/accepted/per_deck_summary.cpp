#include <stdio.h>
#include <stdlib.h>

typedef struct {
    int t, p;
} car;

static car lower[40000], upper[40000];

static int by_due(const void *x, const void *y) {
    const car *a = (const car *)x, *b = (const car *)y;
    int da = a->t + a->p, db = b->t + b->p;
    return (da > db) - (da < db);
}

static void summarise(car *cars, int count, long long *total, long long *worst) {
    qsort(cars, count, sizeof(car), by_due);
    *total = 0;
    *worst = -4000000000000000000LL;
    for (int i = 0; i < count; i++) {
        if (*total - cars[i].p > *worst) *worst = *total - cars[i].p;
        *total += cars[i].t;
    }
}

static long long larger(long long a, long long b) { return a > b ? a : b; }

int main(void) {
    int n, nl = 0, nu = 0;
    long long r, tl, tu, wl, wu, a, b;
    scanf("%d %lld", &n, &r);
    for (int i = 0; i < n; i++) {
        char d;
        car c;
        scanf(" %c %d %d", &d, &c.t, &c.p);
        if (d == 'L') lower[nl++] = c;
        else upper[nu++] = c;
    }
    summarise(lower, nl, &tl, &wl);
    summarise(upper, nu, &tu, &wu);
    if (nl == 0 || nu == 0) {
        printf("%lld\n", larger(wl, wu));
        return 0;
    }
    a = larger(wl, tl + r + wu);
    b = larger(wu, tu + r + wl);
    printf("%lld\n", a < b ? a : b);
    return 0;
}
