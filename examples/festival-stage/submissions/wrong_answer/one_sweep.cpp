#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
typedef pair<ll, int> pli;

struct MaxTree {
    int size;
    vector<pli> t;
    MaxTree(int n) {
        size = 1;
        while (size < n) size *= 2;
        t.assign(2 * size, pli(-4e18, -1));
    }
    void set(int i, pli x) {
        for (i += size; i; i /= 2) t[i] = max(t[i], x);
    }
    pli range(int l, int r) {
        pli res(-4e18, -1);
        for (l += size, r += size + 1; l < r; l /= 2, r /= 2) {
            if (l & 1) res = max(res, t[l++]);
            if (r & 1) res = max(res, t[--r]);
        }
        return res;
    }
};

int main() {
    ios::sync_with_stdio(false);
    cin.tie(0);
    int n;
    ll k, c;
    cin >> n >> k >> c;
    vector<ll> w(n), v(n), d(n);
    for (auto& x : w) cin >> x;
    for (auto& x : v) cin >> x;
    vector<int> ord(n), par(n, -1);
    iota(ord.begin(), ord.end(), 0);
    sort(ord.begin(), ord.end(), [&](int a, int b) {
        return make_pair(k * a - w[a], a) < make_pair(k * b - w[b], b);
    });
    const int TOP = 100000;
    MaxTree narrower(TOP + 1), wider(TOP + 1);
    for (int j : ord) {
        pli a = narrower.range(0, w[j]);
        pli b = wider.range(w[j], TOP);
        a.first -= c * w[j];
        b.first += c * w[j];
        pli x = max({a, b, pli(0, -1)});
        d[j] = v[j] + x.first;
        par[j] = x.second;
        narrower.set(w[j], pli(d[j] + c * w[j], j));
        wider.set(w[j], pli(d[j] - c * w[j], j));
    }
    int e = max_element(d.begin(), d.end()) - d.begin();
    cout << d[e] << "\n";
    vector<int> seq;
    while (e >= 0) seq.push_back(e + 1), e = par[e];
    sort(seq.begin(), seq.end());
    cout << seq.size() << "\n";
    for (int x : seq) cout << x << " ";
    cout << endl;
}
