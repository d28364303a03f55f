#include <bits/stdc++.h>
using namespace std;

struct P {
    long long sum, lo, hi;
};

P operator+(const P& a, const P& b) {
    P c{a.sum + b.sum, min(a.lo, a.sum + b.lo), max(a.hi, a.sum + b.hi)};
    if (c.hi > INT_MAX || c.lo < INT_MIN) throw overflow_error("sum");
    return c;
}
P operator-(const P& a) { return {-a.sum, -a.hi, -a.lo}; }

int main() {
    int n, q;
    cin >> n >> q;
    int size = 1;
    while (size < n) size <<= 1;
    vector<P> t(2 * size, P{0, 0, 0});
    vector<int> minus(2 * size, 0);
    for (int i = 0; i < n; i++) {
        long long v;
        cin >> v;
        t[size + i] = {v, min(v, 0LL), max(v, 0LL)};
    }
    for (int i = size - 1; i > 0; i--) t[i] = t[2 * i] + t[2 * i + 1];
    auto push = [&](int v) {
        if (!minus[v]) return;
        for (int c = 2 * v; c <= 2 * v + 1; c++) t[c] = -t[c], minus[c] ^= 1;
        minus[v] = 0;
    };
    function<void(int, int, int, int, int, int, long long)> change =
        [&](int v, int l, int r, int a, int b, int kind, long long x) {
            if (b < l || r < a) return;
            if (a <= l && r <= b) {
                if (kind == 0) t[v] = {x, min(x, 0LL), max(x, 0LL)};
                else t[v] = -t[v], minus[v] ^= 1;
                return;
            }
            push(v);
            int m = (l + r) / 2;
            change(2 * v, l, m, a, b, kind, x);
            change(2 * v + 1, m + 1, r, a, b, kind, x);
            t[v] = t[2 * v] + t[2 * v + 1];
        };
    function<P(int, int, int, int, int)> ask = [&](int v, int l, int r, int a, int b) -> P {
        if (b < l || r < a) return {0, 0, 0};
        if (a <= l && r <= b) return t[v];
        push(v);
        int m = (l + r) / 2;
        return ask(2 * v, l, m, a, b) + ask(2 * v + 1, m + 1, r, a, b);
    };
    string out;
    while (q--) {
        char c;
        long long x, y;
        cin >> c >> x >> y;
        if (c == 'S') change(1, 1, size, x, x, 0, y);
        if (c == 'F') change(1, 1, size, x, y, 1, 0);
        if (c == 'N') out += to_string(-ask(1, 1, size, x, y).lo) + "\n";
    }
    cout << out;
}
