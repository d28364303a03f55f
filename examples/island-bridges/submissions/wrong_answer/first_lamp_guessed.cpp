#include <bits/stdc++.h>
using namespace std;

int n, m;
string lamps;
vector<pair<int, char>> g[40005];
int col[40005];

int main() {
    cin.tie(0)->sync_with_stdio(0);
    cin >> n >> m >> lamps;
    lamps = " " + lamps;
    for (int i = 0; i < m; ++i) {
        int a, b;
        char c;
        cin >> a >> b >> c;
        g[a].emplace_back(b, c);
        g[b].emplace_back(a, c);
    }
    int lo = 0, hi = 0;
    for (int i = 1; i <= n; ++i) {
        if (col[i]) continue;
        // 1 = red, 2 = green
        col[i] = lamps[i] == 'G' ? 2 : 1;
        bool fixedColour = false;
        int red = 0, green = 0;
        deque<int> dq{i};
        while (!dq.empty()) {
            int v = dq.front();
            dq.pop_front();
            if (lamps[v] != '?') {
                fixedColour = true;
                if ((lamps[v] == 'R') != (col[v] == 1)) {
                    cout << "impossible" << endl;
                    return 0;
                }
            }
            (col[v] == 1 ? red : green)++;
            for (auto& e : g[v]) {
                int want = e.second == 's' ? col[v] : 3 - col[v];
                if (!col[e.first]) {
                    col[e.first] = want;
                    dq.push_back(e.first);
                } else if (col[e.first] != want) {
                    cout << "impossible" << endl;
                    return 0;
                }
            }
        }
        lo += fixedColour ? red : min(red, green);
        hi += fixedColour ? red : max(red, green);
    }
    cout << lo << " " << hi << endl;
}
