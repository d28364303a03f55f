#include <stdio.h>

#define MOD 1000000007
#define MAXN 50005
#define MAXC 11

typedef unsigned int u32;

static int p[MAXN], lo[MAXC], hi[MAXC];
static int wall[MAXC][MAXN]; /* first step after i that has another colour than j */
static u32 delta[MAXC][MAXN]; /* differences of the number of ways with a run ending here */

static u32 add(u32 a, u32 b) { return a + b >= MOD ? a + b - MOD : a + b; }
static u32 sub(u32 a, u32 b) { return a >= b ? a - b : a + MOD - b; }

int main(void) {
    int n, c;
    scanf("%d%d", &n, &c);
    for (int i = 1; i <= n; i++) scanf("%d", p + i);
    for (int j = 0; j < c; j++) scanf("%d%d", lo + j, hi + j);
    for (int j = 0; j < c; j++) {
        wall[j][n] = n + 1;
        for (int i = n - 1; i >= 0; i--)
            wall[j][i] = p[i + 1] && p[i + 1] != j + 1 ? i + 1 : wall[j][i + 1];
    }
    u32 run[MAXC] = {0}, all = 1;
    for (int i = 0; i <= n; i++) {
        if (i > 0) {
            all = 0;
            for (int j = 0; j < c; j++) {
                run[j] = add(run[j], delta[j][i]);
                all = add(all, run[j]);
            }
        }
        for (int j = 0; j < c; j++) {
            u32 ways = sub(all, run[j]);
            int from = i + lo[j], to = i + hi[j] + 1;
            if (to > wall[j][i]) to = wall[j][i];
            if (from >= to) continue;
            delta[j][from] = add(delta[j][from], ways);
            delta[j][to] = sub(delta[j][to], ways);
        }
    }
    printf("%u\n", all);
    return 0;
}
