#include <bits/stdc++.h>
using namespace std;

const int MAXN = 20000;
vector<vector<int>> stone(MAXN), rope(MAXN);
vector<int> tone(MAXN, -1);

int main() {
    ios_base::sync_with_stdio(false);
    int n, m;
    string state;
    cin >> n >> m >> state;
    for (int i = 0; i < m; i++) {
        int a, b;
        char t;
        cin >> a >> b >> t;
        auto& lists = t == 's' ? stone : rope;
        lists.at(a - 1).push_back(b - 1);
        lists.at(b - 1).push_back(a - 1);
    }
    int lo = 0, hi = 0;
    bool ok = true;
    for (int root = 0; root < n; root++) {
        if (tone.at(root) != -1) continue;
        array<int, 2> size{0, 0};
        array<bool, 2> allowed{true, true};
        stack<int> st;
        st.push(root);
        tone.at(root) = 0;
        while (!st.empty()) {
            int u = st.top();
            st.pop();
            int c = tone.at(u);
            size[c]++;
            if (state[u] == 'R') allowed[c ^ 1] = false;
            if (state[u] == 'G') allowed[c] = false;
            for (int pass = 0; pass < 2; pass++) {
                for (int v : (pass ? rope : stone).at(u)) {
                    if (tone.at(v) == -1) {
                        tone.at(v) = c ^ pass;
                        st.push(v);
                    }
                    if (tone.at(v) != (c ^ pass)) ok = false;
                }
            }
        }
        if (!allowed[0] && !allowed[1]) ok = false;
        int a = allowed[0] ? size[0] : size[1];
        int b = allowed[1] ? size[1] : size[0];
        lo += min(a, b);
        hi += max(a, b);
    }
    if (!ok) cout << "impossible\n";
    else cout << lo << " " << hi << "\n";
}
