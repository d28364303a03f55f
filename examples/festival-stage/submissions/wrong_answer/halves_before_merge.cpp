#include <bits/stdc++.h>
using namespace std;
using ll = long long;

const int M = 100005;
int n, w[80005], pre[80005];
ll k, c, v[80005], f[80005];
pair<ll, int> bit[M];

void upd(int p, pair<ll, int> x) {
    for (; p < M; p += p & -p) bit[p] = max(bit[p], x);
}
pair<ll, int> ask(int p) {
    pair<ll, int> r(LLONG_MIN, -1);
    for (; p; p &= p - 1) r = max(r, bit[p]);
    return r;
}
void wipe(int p) {
    for (; p < M; p += p & -p) bit[p] = {LLONG_MIN, -1};
}

void cdq(int l, int r) {
    if (l == r) return;
    int mid = (l + r) >> 1;
    cdq(l, mid);
    cdq(mid + 1, r);
    for (int s : {1, -1}) {
        vector<int> a, b;
        for (int i = l; i <= mid; i++) a.push_back(i);
        for (int i = mid + 1; i <= r; i++) b.push_back(i);
        auto key = [&](int i) { return k * i - s * w[i]; };
        auto cmp = [&](int x, int y) { return key(x) < key(y); };
        sort(a.begin(), a.end(), cmp);
        sort(b.begin(), b.end(), cmp);
        auto pos = [&](int i) { return s == 1 ? w[i] + 1 : 100001 - w[i]; };
        size_t p = 0;
        for (int j : b) {
            while (p < a.size() && key(a[p]) <= key(j)) {
                upd(pos(a[p]), {f[a[p]] + s * c * w[a[p]], a[p]});
                p++;
            }
            auto [x, id] = ask(pos(j));
            if (id >= 0 && x - s * c * w[j] + v[j] > f[j]) {
                f[j] = x - s * c * w[j] + v[j];
                pre[j] = id;
            }
        }
        for (int i : a) wipe(pos(i));
    }
}

int main() {
    scanf("%d %lld %lld", &n, &k, &c);
    for (int i = 1; i <= n; i++) scanf("%d", w + i);
    for (int i = 1; i <= n; i++) scanf("%lld", v + i), f[i] = v[i];
    for (auto& x : bit) x = {LLONG_MIN, -1};
    cdq(1, n);
    int j = max_element(f + 1, f + n + 1) - f;
    printf("%lld\n", f[j]);
    vector<int> ans;
    for (; j; j = pre[j]) ans.push_back(j);
    reverse(ans.begin(), ans.end());
    printf("%d\n", (int)ans.size());
    for (int x : ans) printf("%d ", x);
    puts("");
}
