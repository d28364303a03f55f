#include <iostream>
#include <unordered_map>
#include <vector>
using namespace std;

int main() {
    ios::sync_with_stdio(0);
    vector<int> primes;
    for (int i = 2; i <= 1000; ++i) {
        bool isPrime = true;
        for (int p : primes) if (i % p == 0) isPrime = false;
        if (isPrime) primes.push_back(i);
    }
    int n;
    cin >> n;
    unordered_map<int, long long> freq;
    for (int i = 0; i < n; ++i) {
        int x;
        cin >> x;
        for (int p : primes) {
            if (p * p > x) break;
            if (x % (p * p) == 0) x /= p * p;
        }
        freq[x]++;
    }
    long long pairs = 0;
    for (auto& kv : freq) {
        int y = kv.first;
        for (int p : primes) {
            if (y % p == 0) {
                auto it = freq.find(kv.first / p);
                if (it != freq.end()) pairs += kv.second * it->second;
                while (y % p == 0) y /= p;
            }
        }
        if (y > 1) {
            auto it = freq.find(kv.first / y);
            if (it != freq.end()) pairs += kv.second * it->second;
        }
    }
    cout << pairs << endl;
}
