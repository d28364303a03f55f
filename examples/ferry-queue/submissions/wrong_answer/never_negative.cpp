#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

ll solve(vector<array<ll, 2>> f, vector<array<ll, 2>> s, ll r) {
    ll cur = 0, mx = 0;
    for (auto c : f) {
        mx = max(mx, cur - c[1]);
        cur += c[0];
    }
    if (f.size()) cur += r;
    for (auto c : s) {
        mx = max(mx, cur - c[1]);
        cur += c[0];
    }
    return mx;
}

int main() {
    ll n, r;
    scanf("%lld %lld", &n, &r);
    vector<array<ll, 2>> l, u;
    for (int i = 0; i < n; i++) {
        char d[4];
        ll t, p;
        scanf("%s %lld %lld", d, &t, &p);
        (d[0] == 'L' ? l : u).push_back({t, p});
    }
    auto cmp = [](const array<ll, 2> &x, const array<ll, 2> &y) { return x[0] + x[1] < y[0] + y[1]; };
    sort(l.begin(), l.end(), cmp);
    sort(u.begin(), u.end(), cmp);
    printf("%lld\n", min(solve(l, u, r), solve(u, l, r)));
}
