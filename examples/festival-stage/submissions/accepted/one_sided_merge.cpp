#include <cstdio>
#include <cstdlib>
#include <algorithm>

// Bands are handled in the order of k*i - w[i], in which every possible predecessor comes first.
// A predecessor that is not wider is found in one global tree over the width; for a wider one the
// second condition, on k*i + w[i], is met by divide and conquer over that order.

typedef long long ll;

static const int N = 80005, W = 100001;
static const ll NONE = -(1LL << 60);

static int n, k, c;
static int w[N], order_[N], byPlus[N], place[N], scratch[N], prev_[N];
static ll v[N], best[N], gv[W + 2], dv[W + 2];
static int gi[W + 2], di[W + 2];

static ll minusKey(int i) { return (ll)k * i - w[i]; }
static ll plusKey(int i) { return (ll)k * i + w[i]; }

static void offer(int j, ll value, int i) {
    if (value > best[j]) {
        best[j] = value;
        prev_[j] = i;
    }
}

static void solve(int l, int r) {
    if (r - l == 1) {
        int j = order_[l], id = -1;
        ll x = NONE;
        for (int p = w[j] + 1; p; p &= p - 1)
            if (gv[p] > x) { x = gv[p]; id = gi[p]; }
        if (id >= 0) offer(j, x - (ll)c * w[j], id);
        best[j] += v[j];
        x = best[j] + (ll)c * w[j];
        for (int p = w[j] + 1; p <= W; p += p & -p)
            if (x > gv[p]) { gv[p] = x; gi[p] = j; }
        return;
    }
    int m = (l + r) / 2, a = l, b = m;
    for (int i = l; i < r; i++) {
        int s = byPlus[i];
        if (place[s] < m) scratch[a++] = s;
        else scratch[b++] = s;
    }
    for (int i = l; i < r; i++) byPlus[i] = scratch[i];
    solve(l, m);
    int t = l;
    for (int q = m; q < r; q++) {
        int j = byPlus[q];
        for (; t < m && plusKey(byPlus[t]) <= plusKey(j); t++) {
            int i = byPlus[t];
            ll x = best[i] - (ll)c * w[i];
            for (int p = W - w[i]; p <= W; p += p & -p)
                if (x > dv[p]) { dv[p] = x; di[p] = i; }
        }
        ll x = NONE;
        int id = -1;
        for (int p = W - w[j]; p; p &= p - 1)
            if (dv[p] > x) { x = dv[p]; id = di[p]; }
        if (id >= 0) offer(j, x + (ll)c * w[j], id);
    }
    while (t-- > l)
        for (int p = W - w[byPlus[t]]; p <= W; p += p & -p) { dv[p] = NONE; di[p] = -1; }
    solve(m, r);
    // leave the slots sorted by k*i + w[i] for the caller
    std::merge(byPlus + l, byPlus + m, byPlus + m, byPlus + r, scratch + l,
               [](int x, int y) { return plusKey(x) < plusKey(y); });
    std::copy(scratch + l, scratch + r, byPlus + l);
}

int main() {
    if (scanf("%d %d %d", &n, &k, &c) != 3) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%d", &w[i]) != 1) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%lld", &v[i]) != 1) return 1;
    std::fill(gv, gv + W + 2, NONE);
    std::fill(dv, dv + W + 2, NONE);
    std::fill(gi, gi + W + 2, -1);
    std::fill(di, di + W + 2, -1);
    for (int i = 0; i < n; i++) {
        order_[i] = byPlus[i] = i;
        prev_[i] = -1;
    }
    std::sort(order_, order_ + n, [](int a, int b) {
        return minusKey(a) != minusKey(b) ? minusKey(a) < minusKey(b) : a < b;
    });
    std::sort(byPlus, byPlus + n, [](int a, int b) { return plusKey(a) < plusKey(b); });
    for (int i = 0; i < n; i++) place[order_[i]] = i;
    solve(0, n);
    int e = 0, m = 0;
    for (int i = 1; i < n; i++)
        if (best[i] > best[e]) e = i;
    printf("%lld\n", best[e]);
    for (; e >= 0; e = prev_[e]) scratch[m++] = e + 1;
    printf("%d\n", m);
    while (m-- > 0) printf("%d%c", scratch[m], m ? ' ' : '\n');
    return 0;
}
