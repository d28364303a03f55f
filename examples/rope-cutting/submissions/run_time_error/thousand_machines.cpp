#include <array>
#include <cstdio>

struct machine {
    long long w, t, b, r, q;
};

std::array<machine, 1000> all;

int main() {
    int n;
    long long k;
    scanf("%d %lld", &n, &k);
    for (int i = 0; i < n; i++) {
        machine &m = all.at(i);
        scanf("%lld %lld %lld %lld %lld", &m.w, &m.t, &m.b, &m.r, &m.q);
    }
    long long answer = 0;
    for (long long step = 1LL << 61; step > 0; step >>= 1) {
        long long time = answer + step;
        double total = 0;
        long long exact = 0;
        for (int i = 0; i < n; i++) {
            machine &m = all.at(i);
            if (time < m.w + m.t) continue;
            long long cycle = m.t * m.r + m.q, x = time - m.w;
            long long part = x % cycle / m.t;
            long long strokes = x / cycle * m.r + (part < m.r ? part : m.r);
            total += (double)strokes * m.b;
            if (total > 4e18) break;
            exact += strokes * m.b;
        }
        if (total < 4e18 && exact < k) answer = time;
    }
    printf("%lld\n", answer + 1);
    return 0;
}
