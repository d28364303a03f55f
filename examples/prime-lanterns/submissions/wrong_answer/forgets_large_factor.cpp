#include <bits/stdc++.h>
using namespace std;

vector<int> oddPrimes(int x, const vector<int>& primes) {
    vector<int> r;
    for (int p : primes) {
        int e = 0;
        while (x % p == 0) { x /= p; e++; }
        if (e % 2 == 1) r.push_back(p);
    }
    return r;
}

int main() {
    vector<int> primes;
    vector<char> bad(1001, 0);
    for (int i = 2; i <= 1000; i++) {
        if (bad[i]) continue;
        primes.push_back(i);
        for (int j = 2 * i; j <= 1000; j += i) bad[j] = 1;
    }
    int n;
    cin >> n;
    map<vector<int>, long long> groups;
    for (int i = 0; i < n; i++) {
        int x;
        cin >> x;
        groups[oddPrimes(x, primes)]++;
    }
    long long ans = 0;
    for (auto& [f, c] : groups) {
        for (size_t i = 0; i < f.size(); i++) {
            vector<int> g = f;
            g.erase(g.begin() + i);
            auto it = groups.find(g);
            if (it != groups.end()) ans += c * it->second;
        }
    }
    cout << ans << "\n";
}
