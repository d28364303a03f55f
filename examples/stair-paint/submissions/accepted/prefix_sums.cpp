#include <bits/stdc++.h>
using namespace std;

const int MOD = 1'000'000'007;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    int n, c;
    cin >> n >> c;
    vector<int> painted(n + 1);
    for (int i = 1; i <= n; i++) cin >> painted[i];
    vector<int> least(c + 1), most(c + 1);
    for (int j = 1; j <= c; j++) cin >> least[j] >> most[j];

    // ends[i][j]: ways for the steps 1..i with a run of colour j that is complete at step i.
    // before[j][i + 1]: sum over t <= i of the ways for 1..t that do not end in colour j.
    vector<vector<int>> before(c + 1, vector<int>(n + 2, 0));
    vector<int> blocked(c + 1, 0);
    for (int j = 1; j <= c; j++) before[j][1] = 1;
    long long total = 1;
    for (int i = 1; i <= n; i++) {
        vector<int> ends(c + 1, 0);
        total = 0;
        for (int j = 1; j <= c; j++) {
            if (painted[i] != 0 && painted[i] != j) blocked[j] = i;
            int first = max(blocked[j], i - most[j]);
            int last = i - least[j];
            if (first <= last) ends[j] = (before[j][last + 1] - before[j][first] + MOD) % MOD;
            total += ends[j];
        }
        total %= MOD;
        for (int j = 1; j <= c; j++) {
            before[j][i + 1] = (before[j][i] + total - ends[j] + MOD) % MOD;
        }
    }
    cout << total << '\n';
}
