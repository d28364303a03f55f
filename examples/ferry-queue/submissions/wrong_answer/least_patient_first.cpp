#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, r;
    cin >> n >> r;
    vector<pair<int, int>> a, b;
    for (int i = 0; i < n; ++i) {
        string d;
        int t, p;
        cin >> d >> t >> p;
        if (d == "L") a.push_back({p, t});
        else b.push_back({p, t});
    }
    sort(a.begin(), a.end());
    sort(b.begin(), b.end());
    auto go = [&](const vector<pair<int, int>> &x, const vector<pair<int, int>> &y) {
        long long now = 0, res = -1e18;
        for (auto &[p, t] : x) {
            res = max(res, now - p);
            now += t;
        }
        if (!x.empty()) now += r;
        for (auto &[p, t] : y) {
            res = max(res, now - p);
            now += t;
        }
        return res;
    };
    cout << min(go(a, b), go(b, a)) << "\n";
}
