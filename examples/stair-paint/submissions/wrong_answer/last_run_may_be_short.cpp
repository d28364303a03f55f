#include <bits/stdc++.h>
using namespace std;

static const long long P = 1000000007LL;

long long norm(long long x) { return ((x % P) + P) % P; }

int main() {
    int n, c;
    scanf("%d %d", &n, &c);
    vector<int> s(n);
    for (auto& x : s) scanf("%d", &x);
    vector<pair<int, int>> len(c);
    for (auto& [a, b] : len) scanf("%d %d", &a, &b);

    vector<vector<long long>> start(c, vector<long long>(n + 1));  // a run of j may start after t
    vector<int> open(c, 0);
    vector<long long> window(c, 0);
    for (int j = 0; j < c; j++) start[j][0] = 1;
    for (int i = 1; i <= n; i++) {
        long long total = 0;
        for (int j = 0; j < c; j++) {
            if (s[i - 1] && s[i - 1] != j + 1) {
                open[j] = i;
                window[j] = 0;
            }
            int in = i - len[j].first, out = i - len[j].second - 1;
            if (in >= open[j]) window[j] += start[j][in];
            if (out >= open[j]) window[j] -= start[j][out];
            window[j] = norm(window[j]);
            total += window[j];
        }
        for (int j = 0; j < c; j++) start[j][i] = norm(total - window[j]);
    }
    long long answer = 0;
    for (int j = 0; j < c; j++) {
        for (int t = max(open[j], n - len[j].second); t < n; t++) answer += start[j][t];
    }
    printf("%lld\n", norm(answer));
}
