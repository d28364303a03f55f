#include <bits/stdc++.h>
using namespace std;

int main() {
    const int M = 1000000007;
    int n, c;
    cin >> n >> c;
    vector<int> given(n + 1), shortest(c + 1), longest(c + 1), wall(c + 1);
    for (int i = 1; i <= n; i++) cin >> given[i];
    for (int j = 1; j <= c; j++) cin >> shortest[j] >> longest[j];

    vector<long long> ways(n + 1), sum(n + 2);
    ways[0] = 1;
    sum[1] = 1;
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= c; j++) {
            if (given[i] != 0 && given[i] != j) wall[j] = i;
            int from = max(wall[j], i - longest[j]);
            int to = i - shortest[j];
            if (from <= to) ways[i] += sum[to + 1] - sum[from] + M;
        }
        ways[i] %= M;
        sum[i + 1] = (sum[i] + ways[i]) % M;
    }
    cout << ways[n] << endl;
}
