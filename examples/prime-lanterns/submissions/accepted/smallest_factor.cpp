#include <bits/stdc++.h>
using namespace std;

const int LIMIT = 1000000;
int smallest[LIMIT + 1];
long long cnt[LIMIT + 1];

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    // smallest prime factor of every number
    for (int i = 2; i <= LIMIT; i++) {
        if (smallest[i]) continue;
        for (int j = i; j <= LIMIT; j += i)
            if (!smallest[j]) smallest[j] = i;
    }
    int n;
    cin >> n;
    vector<int> kernels;
    for (int i = 0; i < n; i++) {
        int x;
        cin >> x;
        int kernel = 1;
        while (x > 1) {
            int p = smallest[x], e = 0;
            while (x % p == 0) x /= p, e ^= 1;
            if (e) kernel *= p;
        }
        if (cnt[kernel]++ == 0) kernels.push_back(kernel);
    }
    // two kernels belong together when one is a prime times the other
    long long answer = 0;
    for (int k : kernels) {
        int rest = k;
        while (rest > 1) {
            int p = smallest[rest];
            answer += cnt[k] * cnt[k / p];
            rest /= p;
        }
    }
    cout << answer << "\n";
}
