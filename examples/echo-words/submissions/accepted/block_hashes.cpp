#include <cstdio>
#include <cstring>
#include <set>
#include <string>
#include <vector>

typedef unsigned long long u64;
typedef __uint128_t u128;
static const u64 MOD = (1ULL << 61) - 1;
static const u64 BASE = 911382323987654321ULL % MOD;

static char buf[200100];
static u64 pw[200100], pre[200100];
static char ok[200100], hit[200100];

static u64 mul(u64 a, u64 b) { return (u64)((u128)a * b % MOD); }

/* hash of buf[from .. from + len) */
static u64 part(int from, int len) {
    u64 x = pre[from + len] + MOD - mul(pre[from], pw[len]);
    return x >= MOD ? x - MOD : x;
}

int main() {
    int s, q;
    if (scanf("%d %d", &s, &q) != 2) return 1;
    std::vector<std::set<u64> > known(9);
    pw[0] = 1;
    for (int i = 1; i < 200100; i++) pw[i] = mul(pw[i - 1], BASE);
    while (s--) {
        if (scanf("%s", buf) != 1) return 1;
        u64 h = 0;
        int len = (int)strlen(buf);
        for (int i = 0; i < len; i++) h = (mul(h, BASE) + buf[i]) % MOD;
        known[len].insert(h);
    }
    while (q--) {
        if (scanf("%s", buf) != 1) return 1;
        int n = (int)strlen(buf);
        for (int i = 0; i < n; i++) {
            pre[i + 1] = (mul(pre[i], BASE) + buf[i]) % MOD;
            ok[i + 1] = hit[i + 1] = 0;
        }
        ok[0] = 1;
        for (int i = 1; i <= n; i++)
            for (int len = 1; len <= 8 && len <= i && !ok[i]; len++)
                if (ok[i - len] && known[len].count(part(i - len, len))) ok[i] = 1;
        int total = 0;
        for (int k = 1; 2 * k <= n; k++) {
            u64 last = part(n - k, k);
            /* the block that begins at `from` repeats: the word can end behind it */
            for (int from = n - 2 * k; from >= 0 && part(from, k) == last; from -= k) {
                int p = from + k;
                if (ok[p] && !hit[p]) total++;
                hit[p] = 1;
            }
        }
        printf("%d\n", total);
    }
    return 0;
}
