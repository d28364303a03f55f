#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
const ll mod = 1e9 + 7;

ll f[50010][11], pre[50010][11];
int p[50010], l[11], h[11], lastOther[11];

int main() {
    int n, c;
    scanf("%d %d", &n, &c);
    for (int i = 1; i <= n; i++) scanf("%d", &p[i]);
    for (int j = 1; j <= c; j++) scanf("%d %d", &l[j], &h[j]);
    for (int j = 1; j <= c; j++) pre[0][j] = 1;
    ll answer = 0;
    for (int i = 1; i <= n; i++) {
        ll sum = 0;
        for (int j = 1; j <= c; j++) {
            if (p[i] && p[i] != j) lastOther[j] = i;
            int a = max(i - h[j], lastOther[j]), b = i - l[j];
            if (a > b) continue;
            f[i][j] = pre[b][j];
            if (a > 0) f[i][j] -= pre[a - 1][j];
            f[i][j] %= mod;
            sum += f[i][j];
        }
        for (int j = 1; j <= c; j++) pre[i][j] = (pre[i - 1][j] + sum - f[i][j]) % mod;
        answer = sum % mod;
    }
    printf("%lld\n", answer);
    return 0;
}
