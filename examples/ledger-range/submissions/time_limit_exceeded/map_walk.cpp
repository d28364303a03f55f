#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, q;
    cin >> n >> q;
    map<int, long long> ledger;
    for (int i = 1; i <= n; i++) cin >> ledger[i];
    while (q--) {
        string cmd;
        cin >> cmd;
        if (cmd == "S") {
            int i;
            cin >> i;
            cin >> ledger[i];
        } else {
            int l, r;
            cin >> l >> r;
            if (cmd == "F") {
                for (int i = l; i <= r; i++) ledger[i] = -ledger[i];
            } else {
                long long coins = 0, worst = 0;
                for (int i = l; i <= r; i++) {
                    coins += ledger[i];
                    worst = min(worst, coins);
                }
                cout << -worst << "\n";
            }
        }
    }
}
