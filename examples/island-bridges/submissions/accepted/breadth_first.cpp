#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    int n, m;
    string lamp;
    cin >> n >> m >> lamp;
    vector<vector<pair<int, int>>> adjacent(n);
    for (int i = 0; i < m; i++) {
        int a, b;
        char kind;
        cin >> a >> b >> kind;
        a--;
        b--;
        int differs = kind == 'r';
        adjacent[a].push_back({b, differs});
        adjacent[b].push_back({a, differs});
    }

    vector<int> side(n, -1);
    long long lowest = 0, highest = 0;
    for (int start = 0; start < n; start++) {
        if (side[start] != -1) continue;
        int count[2] = {0, 0};
        bool may_be_red[2] = {true, true};  // may the islands of this side be red?
        queue<int> waiting;
        waiting.push(start);
        side[start] = 0;
        while (!waiting.empty()) {
            int u = waiting.front();
            waiting.pop();
            count[side[u]]++;
            if (lamp[u] == 'R') may_be_red[1 - side[u]] = false;
            if (lamp[u] == 'G') may_be_red[side[u]] = false;
            for (auto [v, differs] : adjacent[u]) {
                int wanted = side[u] ^ differs;
                if (side[v] == -1) {
                    side[v] = wanted;
                    waiting.push(v);
                } else if (side[v] != wanted) {
                    cout << "impossible\n";
                    return 0;
                }
            }
        }
        if (!may_be_red[0] && !may_be_red[1]) {
            cout << "impossible\n";
            return 0;
        }
        int low = INT_MAX, high = INT_MIN;
        for (int s = 0; s < 2; s++) {
            if (may_be_red[s]) {
                low = min(low, count[s]);
                high = max(high, count[s]);
            }
        }
        lowest += low;
        highest += high;
    }
    cout << lowest << ' ' << highest << '\n';
}
