#include <bits/stdc++.h>
using namespace std;

int main() {
    ios_base::sync_with_stdio(false);
    cin.tie(0);
    int n;
    cin >> n;
    vector<bool> prime(1000001, true);
    prime[0] = prime[1] = false;
    for (int i = 2; i * i <= 1000000; i++)
        if (prime[i])
            for (int j = i * i; j <= 1000000; j += i) prime[j] = false;
    vector<int> s(n);
    for (auto& x : s) {
        cin >> x;
        for (int d = 2; d * d <= x; d++)
            while (x % (d * d) == 0) x /= d * d;
    }
    long long pairs = 0;
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) {
            int g = __gcd(s[i], s[j]);
            long long r = 1LL * (s[i] / g) * (s[j] / g);
            if (r <= 1000000 && prime[r]) pairs++;
        }
    cout << pairs << '\n';
}
