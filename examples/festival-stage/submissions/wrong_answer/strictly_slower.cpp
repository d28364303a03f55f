#include <bits/stdc++.h>
using namespace std;
typedef long long i64;

int n;
i64 k, c;
i64 w[80001], v[80001], total[80001];
int before[80001];

struct Node {
    i64 x = -1e18;
    int id = 0;
} fw[100002];

void process(vector<int>& L, vector<int>& R, int dir) {
    size_t t = 0;
    for (int j : R) {
        while (t < L.size() && k * L[t] - dir * w[L[t]] < k * j - dir * w[j]) {
            int i = L[t++];
            i64 x = total[i] + dir * c * w[i];
            for (int p = dir > 0 ? w[i] + 1 : 100001 - w[i]; p <= 100001; p += p & -p)
                if (fw[p].x < x) fw[p].x = x, fw[p].id = i;
        }
        Node best;
        for (int p = dir > 0 ? w[j] + 1 : 100001 - w[j]; p > 0; p -= p & -p)
            if (fw[p].x > best.x) best = fw[p];
        if (best.id && best.x - dir * c * w[j] + v[j] > total[j]) {
            total[j] = best.x - dir * c * w[j] + v[j];
            before[j] = best.id;
        }
    }
    while (t--)
        for (int p = dir > 0 ? w[L[t]] + 1 : 100001 - w[L[t]]; p <= 100001; p += p & -p) fw[p] = Node();
}

void work(int lo, int hi) {
    if (lo == hi) return;
    int mid = (lo + hi) / 2;
    work(lo, mid);
    for (int dir = -1; dir <= 1; dir += 2) {
        vector<pair<i64, int>> l, r;
        for (int i = lo; i <= hi; i++) (i <= mid ? l : r).emplace_back(k * i - dir * w[i], i);
        sort(l.begin(), l.end());
        sort(r.begin(), r.end());
        vector<int> L, R;
        for (auto& p : l) L.push_back(p.second);
        for (auto& p : r) R.push_back(p.second);
        process(L, R, dir);
    }
    work(mid + 1, hi);
}

int main() {
    cin.tie(nullptr)->sync_with_stdio(false);
    cin >> n >> k >> c;
    for (int i = 1; i <= n; i++) cin >> w[i];
    for (int i = 1; i <= n; i++) cin >> v[i], total[i] = v[i];
    work(1, n);
    int at = max_element(total + 1, total + n + 1) - total;
    cout << total[at] << '\n';
    vector<int> out;
    for (; at; at = before[at]) out.push_back(at);
    cout << out.size() << '\n';
    while (!out.empty()) {
        cout << out.back() << ' ';
        out.pop_back();
    }
    cout << '\n';
}
