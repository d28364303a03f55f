#include <iostream>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

class ParityUnion {
    std::vector<int> up, diff, weight;

public:
    explicit ParityUnion(int n) : up(n), diff(n, 0), weight(n, 1) { std::iota(up.begin(), up.end(), 0); }

    std::pair<int, int> find(int v) {
        int d = 0;
        while (up[v] != v) {
            d ^= diff[v];
            v = up[v];
        }
        return {v, d};
    }

    bool unite(int a, int b, int d) {
        auto [ra, da] = find(a);
        auto [rb, db] = find(b);
        if (ra == rb) return (da ^ db) == d;
        if (weight[ra] < weight[rb]) {
            std::swap(ra, rb);
            std::swap(da, db);
        }
        up[rb] = ra;
        diff[rb] = d ^ db;
        weight[ra] += weight[rb];
        return true;
    }
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    ParityUnion sets(2 * n);
    for (int i = 0; i < n; i++) sets.unite(2 * i, 2 * i + 1, 1);
    bool ok = true;
    for (int i = 0; i < m; i++) {
        int t, x, y;
        std::cin >> t >> x >> y;
        ok = sets.unite(x - 1, y - 1, t) && ok;
    }
    if (!ok) {
        std::cout << "IMPOSSIBLE" << std::endl;
        return 0;
    }
    std::vector<int> balance(2 * n, 0);
    for (int i = 0; i < 2 * n; i += 2) {
        auto [root, d] = sets.find(i);
        balance[root] += d == 0 ? 1 : -1;
    }
    int count = 0;
    std::string s(2 * n, 'T');
    for (int i = 0; i < 2 * n; i++) {
        auto [root, d] = sets.find(i);
        if ((balance[root] < 0) == (d == 1)) {
            s[i] = 'L';
            if (i % 2 == 0) count++;
        }
    }
    std::cout << count << '\n' << s << std::endl;
}
