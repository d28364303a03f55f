#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

// dp[j] = v[j] + max(0, dp[i] - c * |w[i] - w[j]|) over the bands i that may come before j.
// If w[i] <= w[j], the condition is k*i - w[i] <= k*j - w[j]; if w[i] >= w[j], it is
// k*i + w[i] <= k*j + w[j]. Divide and conquer over the slots leaves two sweeps per level.

const int W = 100001;
int n;
ll k, c;
vector<ll> w, v, dp;
vector<int> from_;

struct Best {
    ll value = LLONG_MIN;
    int id = -1;
};

struct Fenwick {
    vector<Best> t = vector<Best>(W + 1);
    void add(int i, ll value, int id) {
        for (i++; i <= W; i += i & -i)
            if (value > t[i].value) t[i] = {value, id};
    }
    Best get(int i) {
        Best b;
        for (i++; i > 0; i -= i & -i)
            if (t[i].value > b.value) b = t[i];
        return b;
    }
    void clear(int i) {
        for (i++; i <= W; i += i & -i) t[i] = Best();
    }
} tree_;

// byMinus and byPlus hold the slots l..r-1 sorted by k*i - w[i] and by k*i + w[i].
void solve(int l, int r, const vector<int>& byMinus, const vector<int>& byPlus) {
    if (r - l == 1) {
        dp[l] += v[l];
        return;
    }
    int m = (l + r) / 2;
    vector<int> lm, rm, lp, rp;
    for (int i : byMinus) (i < m ? lm : rm).push_back(i);
    for (int i : byPlus) (i < m ? lp : rp).push_back(i);
    solve(l, m, lm, lp);
    size_t a = 0;
    for (int j : rm) {
        for (; a < lm.size() && k * lm[a] - w[lm[a]] <= k * j - w[j]; a++)
            tree_.add(w[lm[a]], dp[lm[a]] + c * w[lm[a]], lm[a]);
        Best b = tree_.get(w[j]);
        if (b.id >= 0 && b.value - c * w[j] > dp[j]) dp[j] = b.value - c * w[j], from_[j] = b.id;
    }
    for (size_t i = 0; i < a; i++) tree_.clear(w[lm[i]]);
    a = 0;
    for (int j : rp) {
        for (; a < lp.size() && k * lp[a] + w[lp[a]] <= k * j + w[j]; a++)
            tree_.add(W - 1 - w[lp[a]], dp[lp[a]] - c * w[lp[a]], lp[a]);
        Best b = tree_.get(W - 1 - w[j]);
        if (b.id >= 0 && b.value + c * w[j] > dp[j]) dp[j] = b.value + c * w[j], from_[j] = b.id;
    }
    for (size_t i = 0; i < a; i++) tree_.clear(W - 1 - w[lp[i]]);
    solve(m, r, rm, rp);
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    cin >> n >> k >> c;
    w.resize(n);
    v.resize(n);
    for (ll& x : w) cin >> x;
    for (ll& x : v) cin >> x;
    dp.assign(n, 0);
    from_.assign(n, -1);
    vector<int> minus(n), plus(n);
    iota(minus.begin(), minus.end(), 0);
    plus = minus;
    sort(minus.begin(), minus.end(), [](int a, int b) { return k * a - w[a] < k * b - w[b]; });
    sort(plus.begin(), plus.end(), [](int a, int b) { return k * a + w[a] < k * b + w[b]; });
    solve(0, n, minus, plus);
    int j = max_element(dp.begin(), dp.end()) - dp.begin();
    cout << dp[j] << "\n";
    vector<int> path;
    for (; j >= 0; j = from_[j]) path.push_back(j + 1);
    cout << path.size() << "\n";
    for (size_t i = path.size(); i-- > 0;) cout << path[i] << (i ? " " : "\n");
}
