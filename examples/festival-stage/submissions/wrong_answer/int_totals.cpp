#include <cstdio>
#include <algorithm>
#include <vector>
#include <numeric>

struct Fen {
    std::vector<int> best, who;
    explicit Fen(int n) : best(n + 1, -2000000000), who(n + 1, -1) {}
    void put(int p, int x, int id) {
        for (int q = p + 1; q < (int)best.size(); q += q & -q)
            if (x > best[q]) best[q] = x, who[q] = id;
    }
    void reset(int p) {
        for (int q = p + 1; q < (int)best.size(); q += q & -q) best[q] = -2000000000, who[q] = -1;
    }
    int get(int p, int& id) const {
        int r = -2000000000;
        id = -1;
        for (int q = p + 1; q > 0; q -= q & -q)
            if (who[q] >= 0 && best[q] > r) r = best[q], id = who[q];
        return r;
    }
};

int n, k, c;
std::vector<int> w, v, gain, prv, ranksUp, ranksDown;
Fen fen(100001);

void across(std::vector<int>& a, std::vector<int>& b, const std::vector<int>& rank, bool up) {
    auto less = [&](int x, int y) { return rank[x] < rank[y]; };
    std::sort(a.begin(), a.end(), less);
    std::sort(b.begin(), b.end(), less);
    size_t t = 0;
    int sign = up ? 1 : -1;
    for (int j : b) {
        while (t < a.size() && rank[a[t]] <= rank[j]) {
            int i = a[t++];
            fen.put(up ? w[i] : 100000 - w[i], (int)(gain[i] + (long long)sign * c * w[i]), i);
        }
        int id, x = fen.get(up ? w[j] : 100000 - w[j], id);
        int y = (int)(x - (long long)sign * c * w[j]);
        if (id >= 0 && y > 0 && (int)((long long)y + v[j]) > gain[j]) gain[j] = (int)((long long)y + v[j]), prv[j] = id;
    }
    for (size_t i = 0; i < t; i++) fen.reset(up ? w[a[i]] : 100000 - w[a[i]]);
}

void rec(int l, int r) {
    if (r - l < 2) return;
    int m = l + (r - l) / 2;
    rec(l, m);
    std::vector<int> a(m - l), b(r - m);
    std::iota(a.begin(), a.end(), l);
    std::iota(b.begin(), b.end(), m);
    across(a, b, ranksUp, true);
    across(a, b, ranksDown, false);
    rec(m, r);
}

std::vector<int> ranking(int sign) {
    std::vector<int> o(n), r(n);
    std::iota(o.begin(), o.end(), 0);
    auto key = [&](int i) { return (long long)k * i + sign * w[i]; };
    std::sort(o.begin(), o.end(), [&](int x, int y) { return key(x) < key(y); });
    for (int i = 0; i < n; i++) r[o[i]] = i && key(o[i]) == key(o[i - 1]) ? r[o[i - 1]] : i;
    return r;
}

int main() {
    scanf("%d%d%d", &n, &k, &c);
    w.resize(n);
    v.resize(n);
    for (int& x : w) scanf("%d", &x);
    for (int& x : v) scanf("%d", &x);
    gain = v;
    prv.assign(n, -1);
    ranksUp = ranking(-1);
    ranksDown = ranking(1);
    rec(0, n);
    int e = std::max_element(gain.begin(), gain.end()) - gain.begin();
    std::vector<int> list;
    for (int j = e; j >= 0; j = prv[j]) list.insert(list.begin(), j + 1);
    printf("%d\n%d\n", gain[e], (int)list.size());
    for (int x : list) printf("%d ", x);
}
