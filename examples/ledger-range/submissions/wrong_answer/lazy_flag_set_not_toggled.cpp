#include <iostream>
#include <vector>
#include <algorithm>
using namespace std;
typedef long long ll;

class Tree {
    int n;
    vector<ll> s, mn, mx;
    vector<char> rev;

    void up(int k) {
        s[k] = s[2 * k + 1] + s[2 * k + 2];
        mn[k] = min(mn[2 * k + 1], s[2 * k + 1] + mn[2 * k + 2]);
        mx[k] = max(mx[2 * k + 1], s[2 * k + 1] + mx[2 * k + 2]);
    }
    void mark(int k) {
        s[k] *= -1;
        swap(mn[k], mx[k]);
        mn[k] *= -1;
        mx[k] *= -1;
        rev[k] = 1;
    }
    void down(int k) {
        if (rev[k]) {
            mark(2 * k + 1);
            mark(2 * k + 2);
            rev[k] = 0;
        }
    }
    void leaf(int k, ll v) {
        s[k] = v;
        mn[k] = min(v, 0LL);
        mx[k] = max(v, 0LL);
    }
    void init(int k, int l, int r, const vector<ll>& a) {
        if (l == r) return leaf(k, a[l]);
        int m = (l + r) / 2;
        init(2 * k + 1, l, m, a);
        init(2 * k + 2, m + 1, r, a);
        up(k);
    }
    void set(int k, int l, int r, int i, ll v) {
        if (l == r) return leaf(k, v);
        down(k);
        int m = (l + r) / 2;
        if (i <= m) set(2 * k + 1, l, m, i, v);
        else set(2 * k + 2, m + 1, r, i, v);
        up(k);
    }
    void flip(int k, int l, int r, int a, int b) {
        if (a <= l && r <= b) return mark(k);
        down(k);
        int m = (l + r) / 2;
        if (a <= m) flip(2 * k + 1, l, m, a, b);
        if (b > m) flip(2 * k + 2, m + 1, r, a, b);
        up(k);
    }
    void need(int k, int l, int r, int a, int b, ll& acc, ll& worst) {
        if (a <= l && r <= b) {
            worst = min(worst, acc + mn[k]);
            acc += s[k];
            return;
        }
        down(k);
        int m = (l + r) / 2;
        if (a <= m) need(2 * k + 1, l, m, a, b, acc, worst);
        if (b > m) need(2 * k + 2, m + 1, r, a, b, acc, worst);
    }

public:
    explicit Tree(const vector<ll>& a) : n(a.size()), s(4 * n), mn(4 * n), mx(4 * n), rev(4 * n) {
        init(0, 0, n - 1, a);
    }
    void set(int i, ll v) { set(0, 0, n - 1, i, v); }
    void flip(int a, int b) { flip(0, 0, n - 1, a, b); }
    ll need(int a, int b) {
        ll acc = 0, worst = 0;
        need(0, 0, n - 1, a, b, acc, worst);
        return -worst;
    }
};

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, q;
    cin >> n >> q;
    vector<ll> a(n);
    for (ll& x : a) cin >> x;
    Tree tree(a);
    for (int i = 0; i < q; i++) {
        char c;
        ll x, y;
        cin >> c >> x >> y;
        if (c == 'S') tree.set(x - 1, y);
        if (c == 'F') tree.flip(x - 1, y - 1);
        if (c == 'N') cout << tree.need(x - 1, y - 1) << "\n";
    }
}
