#include <bits/stdc++.h>
using namespace std;

int main() {
    const int MAXN = 100001;
    vector<int> lp(MAXN, 0);
    for (int i = 2; i < MAXN; i++)
        if (lp[i] == 0)
            for (int j = i; j < MAXN; j += i)
                if (lp[j] == 0) lp[j] = i;
    int n;
    cin >> n;
    vector<long long> cnt(MAXN, 0);
    for (int i = 0; i < n; i++) {
        int a, k = 1;
        cin >> a;
        while (a != 1) {
            int p = lp.at(a);
            if (k % p == 0) k /= p;
            else k *= p;
            a /= p;
        }
        cnt.at(k)++;
    }
    long long total = 0;
    for (int k = 1; k < MAXN; k++) {
        if (!cnt[k]) continue;
        for (int r = k; r > 1; r /= lp[r]) total += cnt[k] * cnt[k / lp[r]];
    }
    cout << total << endl;
}
