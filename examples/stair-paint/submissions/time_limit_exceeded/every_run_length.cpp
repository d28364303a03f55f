#include <bits/stdc++.h>
using namespace std;

int main() {
    const int MOD = 1e9 + 7;
    int n, c;
    scanf("%d %d", &n, &c);
    vector<int> p(n + 1);
    for (int i = 1; i <= n; i++) scanf("%d", &p[i]);
    vector<int> lo(c + 1), hi(c + 1);
    for (int j = 1; j <= c; j++) scanf("%d %d", &lo[j], &hi[j]);

    vector<vector<int>> dp(n + 1, vector<int>(c + 1, 0));
    vector<int> total(n + 1, 0);
    total[0] = 1;
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= c; j++) {
            long long ways = 0;
            for (int length = 1; length <= hi[j] && length <= i; length++) {
                int step = i - length + 1;
                if (p[step] != 0 && p[step] != j) break;
                if (length < lo[j]) continue;
                ways = (ways + total[i - length] - dp[i - length][j] + MOD) % MOD;
            }
            dp[i][j] = ways;
        }
        for (int j = 1; j <= c; j++) total[i] = (total[i] + dp[i][j]) % MOD;
    }
    printf("%d\n", total[n]);
}
