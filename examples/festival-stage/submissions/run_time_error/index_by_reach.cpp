#include <bits/stdc++.h>
using namespace std;
using ll = long long;

const int OFFSET = 100001, SIZE = 1 << 22;
struct Reach {
    vector<ll> top = vector<ll>(SIZE, LLONG_MIN);
    vector<int> id = vector<int>(SIZE, -1);
    void add(ll at, ll x, int i) {
        top.at(at + OFFSET);
        for (ll p = at + OFFSET; p < SIZE; p += p & -p)
            if (x > top[p]) top[p] = x, id[p] = i;
    }
    void drop(ll at) {
        for (ll p = at + OFFSET; p < SIZE; p += p & -p) top[p] = LLONG_MIN, id[p] = -1;
    }
    int find(ll at) {
        int best = -1;
        ll x = LLONG_MIN;
        top.at(at + OFFSET);
        for (ll p = at + OFFSET; p > 0; p -= p & -p)
            if (id[p] >= 0 && top[p] > x) x = top[p], best = id[p];
        return best;
    }
} reach;

int n;
ll k, c;
vector<ll> w, v, f;
vector<int> g;

void solve(int l, int r) {
    if (r - l < 2) return;
    int m = (l + r) / 2;
    solve(l, m);
    vector<int> a(m - l), b(r - m);
    iota(a.begin(), a.end(), l);
    iota(b.begin(), b.end(), m);
    for (int s : {1, -1}) {
        auto cmp = [&](int x, int y) { return s * w[x] < s * w[y]; };
        sort(a.begin(), a.end(), cmp);
        sort(b.begin(), b.end(), cmp);
        size_t t = 0;
        for (int j : b) {
            for (; t < a.size() && s * w[a[t]] <= s * w[j]; t++)
                reach.add(k * a[t] - s * w[a[t]], f[a[t]] + s * c * w[a[t]], a[t]);
            int i = reach.find(k * j - s * w[j]);
            if (i < 0) continue;
            ll x = f[i] - c * llabs(w[i] - w[j]) + v[j];
            if (x > f[j]) f[j] = x, g[j] = i;
        }
        while (t > 0) t--, reach.drop(k * a[t] - s * w[a[t]]);
    }
    solve(m, r);
}

int main() {
    cin >> n >> k >> c;
    w.resize(n);
    v.resize(n);
    for (auto& x : w) cin >> x;
    for (auto& x : v) cin >> x;
    f = v;
    g.assign(n, -1);
    solve(0, n);
    int e = max_element(f.begin(), f.end()) - f.begin();
    cout << f[e] << endl;
    vector<int> s;
    for (; e != -1; e = g[e]) s.push_back(e + 1);
    cout << s.size() << endl;
    for (auto it = s.rbegin(); it != s.rend(); ++it) cout << *it << ' ';
}
