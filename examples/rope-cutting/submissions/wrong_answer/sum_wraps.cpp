#include <bits/stdc++.h>
using namespace std;
typedef unsigned long long ull;

struct M {
    ull w, t, b, r, q;
};
vector<M> v;

long long produced(ull time) {
    ull sum = 0;
    for (const M &m : v) {
        if (time < m.w) continue;
        ull run = time - m.w;
        ull cycle = m.r * m.t + m.q;
        ull strokes = run / cycle * m.r + min(m.r, run % cycle / m.t);
        sum += strokes * m.b;
    }
    return sum;
}

int main() {
    int n;
    long long k;
    scanf("%d%lld", &n, &k);
    v.resize(n);
    for (M &m : v) scanf("%llu%llu%llu%llu%llu", &m.w, &m.t, &m.b, &m.r, &m.q);
    ull lo = 0, hi = 3000000000000000000ULL;
    while (lo < hi) {
        ull mid = (lo + hi) / 2;
        if (produced(mid) >= k) hi = mid;
        else lo = mid + 1;
    }
    printf("%llu\n", lo);
    return 0;
}
