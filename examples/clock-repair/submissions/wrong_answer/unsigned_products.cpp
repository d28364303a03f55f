#include <cstdio>
#include <numeric>

static unsigned power_free_inverse(unsigned a, unsigned m) {
    long long r0 = m, r1 = a % m, s0 = 0, s1 = 1;
    while (r1) {
        long long q = r0 / r1, h = r0 - q * r1;
        r0 = r1, r1 = h;
        h = s0 - q * s1;
        s0 = s1, s1 = h;
    }
    return (unsigned)((s0 % (long long)m + m) % m);
}

int main() {
    int t;
    scanf("%d", &t);
    while (t-- > 0) {
        int n;
        unsigned m;
        scanf("%d %u", &n, &m);
        unsigned day = 0, step = 1;
        bool never = false;
        while (n-- > 0) {
            int g, a;
            scanf("%d %d", &g, &a);
            if (never) continue;
            unsigned gain = g < 0 ? m + g : g;
            unsigned behind = a > 0 ? m - a : -a;
            unsigned d = std::gcd(gain, m);
            if (behind % d != 0) {
                never = true;
                continue;
            }
            unsigned p = m / d;
            unsigned x = behind / d % p * power_free_inverse(gain / d, p) % p;
            unsigned c = std::gcd(step, p);
            if (x % c != day % c) {
                never = true;
                continue;
            }
            unsigned q = p / c;
            unsigned diff = (x + p - day % p) % p / c;
            day += diff * power_free_inverse(step / c, q) % q * step;
            step *= q;
        }
        if (never) puts("never");
        else printf("%u\n", day);
    }
}
