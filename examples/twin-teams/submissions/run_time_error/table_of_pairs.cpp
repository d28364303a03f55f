#include <bits/stdc++.h>
using namespace std;

struct Dsu {
    vector<int> p, d;
    explicit Dsu(int n) : p(n + 1), d(n + 1, 0) { iota(p.begin(), p.end(), 0); }
    int root(int v) {
        if (p.at(v) == v) return v;
        int r = root(p.at(v));
        d.at(v) ^= d.at(p.at(v));
        p.at(v) = r;
        return r;
    }
    bool join(int a, int b, int w) {
        int x = root(a), y = root(b);
        if (x == y) return (d.at(a) ^ d.at(b)) == w;
        p.at(x) = y;
        d.at(x) = d.at(a) ^ d.at(b) ^ w;
        return true;
    }
};

int main() {
    int n, m;
    cin >> n >> m;
    Dsu dsu(20000);
    bool ok = true;
    for (int i = 1; i <= n; i++) dsu.join(2 * i - 1, 2 * i, 1);
    for (int i = 0; i < m; i++) {
        int t, x, y;
        cin >> t >> x >> y;
        if (!dsu.join(x, y, t)) ok = false;
    }
    if (!ok) {
        cout << "IMPOSSIBLE\n";
        return 0;
    }
    map<int, int> plus;
    for (int x = 1; x <= 2 * n; x += 2) {
        int r = dsu.root(x);
        plus[r] += dsu.d.at(x) ? -1 : 1;
    }
    string s;
    for (int x = 1; x <= 2 * n; x++) {
        bool turned = plus[dsu.root(x)] < 0;
        s += "LT"[dsu.d.at(x) ^ turned];
    }
    int k = 0;
    for (int i = 0; i < 2 * n; i += 2) k += s[i] == 'L';
    cout << k << "\n" << s << "\n";
}
