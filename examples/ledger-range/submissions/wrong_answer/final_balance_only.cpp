#include <bits/stdc++.h>
using namespace std;
#define ll long long

struct Seg {
    int sz = 1;
    vector<ll> s;
    vector<int> z;
    Seg(vector<ll>& a) {
        while (sz < (int)a.size()) sz *= 2;
        s.assign(2 * sz, 0);
        z.assign(2 * sz, 1);
        for (int i = 0; i < (int)a.size(); i++) s[sz + i] = a[i];
        for (int i = sz - 1; i >= 1; i--) s[i] = s[2 * i] + s[2 * i + 1];
    }
    void down(int v) {
        for (int c : {2 * v, 2 * v + 1}) {
            s[c] *= z[v];
            z[c] *= z[v];
        }
        z[v] = 1;
    }
    void change(int v, int l, int r, int a, int b, bool set, ll x) {
        if (a >= r || b <= l) return;
        if (a <= l && r <= b) {
            if (set) s[v] = x, z[v] = 1;
            else s[v] *= -1, z[v] *= -1;
            return;
        }
        down(v);
        int m = (l + r) / 2;
        change(2 * v, l, m, a, b, set, x);
        change(2 * v + 1, m, r, a, b, set, x);
        s[v] = s[2 * v] + s[2 * v + 1];
    }
    ll get(int v, int l, int r, int a, int b) {
        if (a >= r || b <= l) return 0;
        if (a <= l && r <= b) return s[v];
        down(v);
        int m = (l + r) / 2;
        return get(2 * v, l, m, a, b) + get(2 * v + 1, m, r, a, b);
    }
};

int main() {
    ios::sync_with_stdio(0), cin.tie(0);
    int n, q;
    cin >> n >> q;
    vector<ll> a(n);
    for (auto& x : a) cin >> x;
    Seg seg(a);
    while (q--) {
        char c;
        ll x, y;
        cin >> c >> x >> y;
        if (c == 'S') seg.change(1, 0, seg.sz, x - 1, x, true, y);
        else if (c == 'F') seg.change(1, 0, seg.sz, x - 1, y, false, 0);
        else cout << max(0LL, -seg.get(1, 0, seg.sz, x - 1, y)) << '\n';
    }
}
