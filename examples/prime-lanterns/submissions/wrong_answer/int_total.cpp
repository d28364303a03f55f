#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

int main() {
    const int M = 1000001;
    vector<int> core(M);
    iota(core.begin(), core.end(), 0);
    for (int k = 2; k * k < M; k++)
        for (int j = k * k, t = 1; j < M; j += k * k, t++) core[j] = t;
    int n;
    scanf("%d", &n);
    vector<ll> c(M);
    for (int i = 0; i < n; i++) {
        int v;
        scanf("%d", &v);
        c[core[v]]++;
    }
    vector<bool> comp(M);
    int sum = 0;
    for (int p = 2; p < M; p++) {
        if (comp[p]) continue;
        for (int j = p, t = 1; j < M; j += p, t++) {
            if (j > p) comp[j] = true;
            sum += c[j] * c[t];
        }
    }
    printf("%d\n", sum);
}
