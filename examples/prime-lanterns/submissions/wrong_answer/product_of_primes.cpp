#include <bits/stdc++.h>
using namespace std;

int main() {
    cin.tie(nullptr)->sync_with_stdio(false);
    const int N = 1'000'000;
    vector<int> rad(N + 1, 1), low(N + 1, 0);
    for (int p = 2; p <= N; ++p)
        if (rad[p] == 1)
            for (int q = p; q <= N; q += p) {
                rad[q] *= p;
                if (!low[q]) low[q] = p;
            }
    int n, x;
    cin >> n;
    vector<int64_t> freq(N + 1, 0);
    while (n--) {
        cin >> x;
        freq[rad[x]]++;
    }
    int64_t ways = 0;
    for (int r = 2; r <= N; ++r)
        if (freq[r])
            for (int y = r; y > 1; y /= low[y]) ways += freq[r] * freq[r / low[y]];
    cout << ways << '\n';
}
