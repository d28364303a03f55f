#include <stdio.h>

/* Keeps one row G * d + A = 0 (mod m) and folds every clock into it, as Euclid would. */
int main(void) {
    int t;
    scanf("%d", &t);
    while (t--) {
        int n, ok = 1;
        long long m, G, A;
        scanf("%d %lld", &n, &m);
        G = m;
        A = 0;
        for (int i = 0; i < n; i++) {
            long long g, a;
            scanf("%lld %lld", &g, &a);
            g = (g + m) % m;
            a = (a + m) % m;
            while (g != 0) {
                long long q = G / g, h;
                h = G - q * g;
                G = g;
                g = h;
                h = ((A - q % m * a) % m + m) % m;
                A = a;
                a = h;
            }
            if (a != 0) ok = 0;
        }
        if (!ok || A % G != 0) {
            puts("never");
        } else {
            long long period = m / G;
            printf("%lld\n", (period - A / G % period) % period);
        }
    }
    return 0;
}
