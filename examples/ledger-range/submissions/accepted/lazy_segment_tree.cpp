#include <bits/stdc++.h>
using namespace std;

struct Node {
    long long sum = 0;
    long long low = 0;   // smallest prefix sum, the empty prefix included
    long long high = 0;  // largest prefix sum, the empty prefix included
    bool flip = false;
};

Node join(const Node& a, const Node& b) {
    Node c;
    c.sum = a.sum + b.sum;
    c.low = min(a.low, a.sum + b.low);
    c.high = max(a.high, a.sum + b.high);
    return c;
}

int n, q;
vector<Node> t;
vector<long long> a;

Node leaf(long long v) {
    Node x;
    x.sum = v;
    x.low = min(0LL, v);
    x.high = max(0LL, v);
    return x;
}

void build(int v, int l, int r) {
    if (l == r) {
        t[v] = leaf(a[l]);
        return;
    }
    int m = (l + r) / 2;
    build(2 * v, l, m);
    build(2 * v + 1, m + 1, r);
    t[v] = join(t[2 * v], t[2 * v + 1]);
}

void negate_node(Node& x) {
    x.sum = -x.sum;
    swap(x.low, x.high);
    x.low = -x.low;
    x.high = -x.high;
    x.flip = !x.flip;
}

void push(int v) {
    if (!t[v].flip) return;
    negate_node(t[2 * v]);
    negate_node(t[2 * v + 1]);
    t[v].flip = false;
}

void assign(int v, int l, int r, int i, long long x) {
    if (l == r) {
        t[v] = leaf(x);
        return;
    }
    push(v);
    int m = (l + r) / 2;
    if (i <= m) assign(2 * v, l, m, i, x);
    else assign(2 * v + 1, m + 1, r, i, x);
    t[v] = join(t[2 * v], t[2 * v + 1]);
}

void flip(int v, int l, int r, int ql, int qr) {
    if (qr < l || r < ql) return;
    if (ql <= l && r <= qr) {
        negate_node(t[v]);
        return;
    }
    push(v);
    int m = (l + r) / 2;
    flip(2 * v, l, m, ql, qr);
    flip(2 * v + 1, m + 1, r, ql, qr);
    t[v] = join(t[2 * v], t[2 * v + 1]);
}

Node query(int v, int l, int r, int ql, int qr) {
    if (ql <= l && r <= qr) return t[v];
    push(v);
    int m = (l + r) / 2;
    if (qr <= m) return query(2 * v, l, m, ql, qr);
    if (ql > m) return query(2 * v + 1, m + 1, r, ql, qr);
    return join(query(2 * v, l, m, ql, qr), query(2 * v + 1, m + 1, r, ql, qr));
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    cin >> n >> q;
    a.resize(n + 1);
    t.resize(4 * n + 4);
    for (int i = 1; i <= n; i++) cin >> a[i];
    build(1, 1, n);
    while (q--) {
        char c;
        int x, y;
        cin >> c >> x >> y;
        if (c == 'S') assign(1, 1, n, x, y);
        else if (c == 'F') flip(1, 1, n, x, y);
        else cout << -query(1, 1, n, x, y).low << '\n';
    }
}
