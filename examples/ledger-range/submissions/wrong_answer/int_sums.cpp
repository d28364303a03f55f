#include <bits/stdc++.h>
using namespace std;

const int N = 1 << 17;
uint32_t sm[2 * N];
int lo[2 * N], hi[2 * N];
bool lz[2 * N];

void pull(int v) {
    sm[v] = sm[2 * v] + sm[2 * v + 1];
    lo[v] = min(lo[2 * v], (int)(sm[2 * v] + (uint32_t)lo[2 * v + 1]));
    hi[v] = max(hi[2 * v], (int)(sm[2 * v] + (uint32_t)hi[2 * v + 1]));
}
void app(int v) {
    sm[v] = 0u - sm[v];
    int a = lo[v], b = hi[v];
    lo[v] = (int)(0u - (uint32_t)b);
    hi[v] = (int)(0u - (uint32_t)a);
    lz[v] ^= 1;
}
void down(int v) {
    if (lz[v]) app(2 * v), app(2 * v + 1), lz[v] = 0;
}
void put(int v, int l, int r, int p, int x) {
    if (r - l == 1) {
        sm[v] = (uint32_t)x;
        lo[v] = min(0, x);
        hi[v] = max(0, x);
        lz[v] = 0;
        return;
    }
    down(v);
    int m = (l + r) / 2;
    p < m ? put(2 * v, l, m, p, x) : put(2 * v + 1, m, r, p, x);
    pull(v);
}
void flip(int v, int l, int r, int a, int b) {
    if (b <= l || r <= a) return;
    if (a <= l && r <= b) return app(v);
    down(v);
    int m = (l + r) / 2;
    flip(2 * v, l, m, a, b);
    flip(2 * v + 1, m, r, a, b);
    pull(v);
}
uint32_t cur;
int best;
void ask(int v, int l, int r, int a, int b) {
    if (b <= l || r <= a) return;
    if (a <= l && r <= b) {
        best = min(best, (int)(cur + (uint32_t)lo[v]));
        cur += sm[v];
        return;
    }
    down(v);
    int m = (l + r) / 2;
    ask(2 * v, l, m, a, b);
    ask(2 * v + 1, m, r, a, b);
}

int main() {
    int n, q;
    scanf("%d%d", &n, &q);
    for (int i = 0; i < n; i++) {
        int x;
        scanf("%d", &x);
        sm[N + i] = (uint32_t)x;
        lo[N + i] = min(0, x);
        hi[N + i] = max(0, x);
    }
    for (int i = N - 1; i; i--) pull(i);
    while (q--) {
        char c;
        int x, y;
        scanf(" %c%d%d", &c, &x, &y);
        if (c == 'S') put(1, 0, N, x - 1, y);
        else if (c == 'F') flip(1, 0, N, x - 1, y);
        else {
            cur = 0;
            best = 0;
            ask(1, 0, N, x - 1, y);
            printf("%u\n", 0u - (uint32_t)best);
        }
    }
}
