#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    long long r;
    cin >> n >> r;
    vector<char> d(n);
    vector<long long> t(n), p(n);
    for (int i = 0; i < n; i++) cin >> d[i] >> t[i] >> p[i];
    vector<int> order(n);
    iota(order.begin(), order.end(), 0);
    long long best = LLONG_MAX;
    do {
        int changes = 0;
        long long clock = 0, worst = LLONG_MIN;
        for (int k = 0; k < n; k++) {
            int i = order[k];
            if (k > 0 && d[i] != d[order[k - 1]]) {
                changes++;
                clock += r;
            }
            worst = max(worst, clock - p[i]);
            clock += t[i];
        }
        if (changes <= 1) best = min(best, worst);
    } while (next_permutation(order.begin(), order.end()));
    cout << best << "\n";
}
