#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
typedef array<ll, 5> Row;

// true if the machines make fewer than k pieces in T seconds
bool tooShort(const vector<Row> &rows, ll T, ll k) {
    ll missing = k;
    for (const auto &[w, t, b, r, q] : rows) {
        if (T <= w) continue;
        ll strokes = (T - w) / (r * t + q) * r + min(r, (T - w) % (r * t + q) / t);
        ll needed = (missing + b - 1) / b;
        if (strokes >= needed) return false;
        missing -= strokes * b;
    }
    return true;
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    size_t n;
    ll k;
    cin >> n >> k;
    vector<Row> rows(n);
    for (auto &row : rows)
        for (ll &x : row) cin >> x;
    ll T = 0;
    for (int bit = 61; bit >= 0; --bit)
        if (tooShort(rows, T + (1LL << bit), k)) T += 1LL << bit;
    cout << T + 1 << endl;
}
