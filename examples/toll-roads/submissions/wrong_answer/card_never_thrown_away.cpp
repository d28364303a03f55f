#include <bits/stdc++.h>
using namespace std;
#define all(v) (v).begin(), (v).end()

int main() {
    int n, m, k;
    scanf("%d%d%d", &n, &m, &k);
    vector<int> A(m), B(m), C(m), W(m);
    vector<vector<int>> inc(n + 1);
    for (int i = 0; i < m; i++) {
        scanf("%d%d%d%d", &A[i], &B[i], &C[i], &W[i]);
        inc[A[i]].push_back(i);
        inc[B[i]].push_back(i);
    }
    for (int v = 1; v <= n; v++) sort(all(inc[v]), [&](int x, int y) { return C[x] < C[y]; });

    typedef tuple<long long, int, int, int> State;
    priority_queue<State, vector<State>, greater<State>> pq;
    unordered_set<long long> closed;
    // A town is expanded for other companies only twice: the two cheapest arrivals that hold
    // cards of different companies cover every change of company.
    vector<vector<int>> expanded(n + 1);
    pq.emplace(0, 1, 0, 0);
    while (!pq.empty()) {
        auto [d, v, c, s] = pq.top();
        pq.pop();
        if (v == n) {
            printf("%lld\n", d);
            return 0;
        }
        if (!closed.insert(((long long)v * 16384 + c) * 8 + s).second) continue;
        auto lo = lower_bound(all(inc[v]), c, [&](int e, int x) { return C[e] < x; });
        for (auto it = lo; it != inc[v].end() && C[*it] == c; ++it) {
            int u = A[*it] ^ B[*it] ^ v;
            if (s == k) pq.emplace(d, u, 0, 0);
            else pq.emplace(d + W[*it], u, c, s + 1);
        }
        auto& seen = expanded[v];
        bool bare = find(all(seen), 0) != seen.end();
        if (bare || seen.size() == 2 || find(all(seen), c) != seen.end()) continue;
        seen.push_back(c);
        for (int e : inc[v]) {
            if (C[e] != c) pq.emplace(d + W[e], A[e] ^ B[e] ^ v, C[e], 1);
        }
    }
    puts("-1");
}
