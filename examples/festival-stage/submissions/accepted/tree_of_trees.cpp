#include <bits/stdc++.h>
using namespace std;
#define int long long

// Two-dimensional prefix maximum: a Fenwick tree over the first coordinate, in each
// node a Fenwick tree over the second coordinates that will ever be inserted there.
class Plane {
    int n;
    vector<vector<int>> keys;
    vector<vector<pair<int, int>>> best;

public:
    Plane(int size, const vector<pair<int, int>>& points) : n(size), keys(size + 1), best(size + 1) {
        vector<pair<int, int>> sorted = points;
        sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a.second < b.second; });
        for (auto& [x, y] : sorted)
            for (int i = x; i <= n; i += i & -i)
                if (keys[i].empty() || keys[i].back() != y) keys[i].push_back(y);
        for (int i = 1; i <= n; i++) best[i].assign(keys[i].size() + 1, {LLONG_MIN, -1});
    }
    void insert(int x, int y, pair<int, int> value) {
        for (int i = x; i <= n; i += i & -i) {
            size_t j = lower_bound(keys[i].begin(), keys[i].end(), y) - keys[i].begin() + 1;
            for (; j < best[i].size(); j += j & -j) best[i][j] = max(best[i][j], value);
        }
    }
    pair<int, int> query(int x, int y) const {
        pair<int, int> result{LLONG_MIN, -1};
        for (int i = x; i > 0; i -= i & -i) {
            size_t j = upper_bound(keys[i].begin(), keys[i].end(), y) - keys[i].begin();
            for (; j > 0; j -= j & -j) result = max(result, best[i][j]);
        }
        return result;
    }
};

signed main() {
    cin.tie(nullptr)->sync_with_stdio(false);
    int n, k, c;
    cin >> n >> k >> c;
    vector<int> w(n), v(n);
    for (auto& x : w) cin >> x;
    for (auto& x : v) cin >> x;
    vector<int> widths = w;
    sort(widths.begin(), widths.end());
    widths.erase(unique(widths.begin(), widths.end()), widths.end());
    const int m = widths.size();
    vector<int> rank(n), order(n);
    vector<pair<int, int>> corner(n);  // wide bands first, so that a prefix holds those not narrower
    for (int i = 0; i < n; i++) {
        rank[i] = lower_bound(widths.begin(), widths.end(), w[i]) - widths.begin() + 1;
        corner[i] = {m + 1 - rank[i], k * i + w[i]};
    }
    iota(order.begin(), order.end(), 0);
    stable_sort(order.begin(), order.end(), [&](int a, int b) { return k * a - w[a] < k * b - w[b]; });

    // In this order only bands with k*i - w[i] <= k*j - w[j] come before j: enough for those that
    // are not wider, half of the condition for the others.
    Plane wider(m, corner);
    vector<pair<int, int>> narrower(m + 1, {LLONG_MIN, -1});
    vector<int> dp(n), previous(n, -1);
    for (int j : order) {
        pair<int, int> a{LLONG_MIN, -1};
        for (int i = rank[j]; i > 0; i -= i & -i) a = max(a, narrower[i]);
        auto b = wider.query(corner[j].first, corner[j].second);
        if (a.second >= 0 && a.first - c * w[j] > dp[j]) dp[j] = a.first - c * w[j], previous[j] = a.second;
        if (b.second >= 0 && b.first + c * w[j] > dp[j]) dp[j] = b.first + c * w[j], previous[j] = b.second;
        dp[j] += v[j];
        for (int i = rank[j]; i <= m; i += i & -i) narrower[i] = max(narrower[i], {dp[j] + c * w[j], j});
        wider.insert(corner[j].first, corner[j].second, {dp[j] - c * w[j], j});
    }
    int last = 0;
    for (int j = 1; j < n; j++)
        if (dp[j] > dp[last]) last = j;
    deque<int> chosen;
    for (int j = last; j != -1; j = previous[j]) chosen.push_front(j + 1);
    cout << dp[last] << '\n' << chosen.size() << '\n';
    for (int j : chosen) cout << j << ' ';
    cout << '\n';
}
