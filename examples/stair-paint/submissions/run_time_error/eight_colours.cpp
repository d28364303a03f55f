#include <bits/stdc++.h>
using namespace std;

const long long MOD = 1000000007;

struct Colour {
    int least = 0, most = 0, barrier = 0;
    long long inWindow = 0;
    vector<long long> ways;
};

int main() {
    int n, c;
    cin >> n >> c;
    vector<int> p(n);
    for (int i = 0; i < n; i++) cin >> p[i];
    array<Colour, 8> colours;
    for (int j = 0; j < c; j++) {
        Colour& x = colours.at(j);
        cin >> x.least >> x.most;
        x.ways.assign(n + 1, 0);
        x.ways[0] = 1;
    }
    long long all = 0;
    for (int i = 1; i <= n; i++) {
        all = 0;
        for (int j = 0; j < c; j++) {
            Colour& x = colours.at(j);
            if (p[i - 1] > 0 && p[i - 1] - 1 != j) {
                x.barrier = i;
                x.inWindow = 0;
            }
            if (i - x.least >= x.barrier) x.inWindow += x.ways[i - x.least];
            if (i - x.most > x.barrier) x.inWindow += MOD - x.ways[i - x.most - 1];
            x.inWindow %= MOD;
            all += x.inWindow;
        }
        for (int j = 0; j < c; j++) {
            Colour& x = colours.at(j);
            x.ways[i] = (all + MOD - x.inWindow) % MOD;
        }
    }
    cout << all % MOD << endl;
}
