#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

struct Item {
    ll key;
    int slot;
    bool operator<(const Item& o) const { return key < o.key; }
};

int n;
ll k, c;
vector<ll> w, v, score;
vector<int> link_;
vector<pair<ll, int>> mx;

void raise(size_t p, pair<ll, int> x) {
    for (; p < mx.size(); p += p & -p) mx.at(p) = max(mx.at(p), x);
}

void cross(int l, int m, int r, int s, ll top) {
    vector<Item> a, b;
    for (int i = l; i < m; i++) a.push_back({k * i - s * w[i], i});
    for (int i = m; i < r; i++) b.push_back({k * i - s * w[i], i});
    sort(a.begin(), a.end());
    sort(b.begin(), b.end());
    auto index = [&](int i) { return size_t(s > 0 ? w[i] + 1 : top - w[i] + 1); };
    size_t p = 0;
    for (const Item& item : b) {
        int j = item.slot;
        while (p < a.size() && a[p].key <= item.key) {
            int i = a[p++].slot;
            raise(index(i), {score[i] + s * c * w[i], i});
        }
        for (size_t q = index(j); q > 0; q -= q & -q) {
            auto [x, i] = mx.at(q);
            if (i >= 0 && x - s * c * w[j] + v[j] > score[j]) {
                score[j] = x - s * c * w[j] + v[j];
                link_[j] = i;
            }
        }
    }
    while (p > 0)
        for (size_t q = index(a[--p].slot); q < mx.size(); q += q & -q) mx.at(q) = {LLONG_MIN, -1};
}

void go(int l, int r, ll top) {
    if (r - l <= 1) return;
    int m = (l + r) / 2;
    go(l, m, top);
    cross(l, m, r, 1, top);
    cross(l, m, r, -1, top);
    go(m, r, top);
}

int main() {
    scanf("%d %lld %lld", &n, &k, &c);
    w.resize(n);
    v.resize(n);
    for (ll& x : w) scanf("%lld", &x);
    for (ll& x : v) scanf("%lld", &x);
    score = v;
    link_.assign(n, -1);
    mx.assign(n + 10, {LLONG_MIN, -1});
    go(0, n, *max_element(w.begin(), w.end()));
    int j = max_element(score.begin(), score.end()) - score.begin();
    printf("%lld\n", score[j]);
    list<int> bands;
    for (; j >= 0; j = link_[j]) bands.push_front(j + 1);
    printf("%zu\n", bands.size());
    for (int x : bands) printf("%d ", x);
    printf("\n");
}
