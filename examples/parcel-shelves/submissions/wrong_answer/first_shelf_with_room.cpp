#include <iostream>
#include <set>
#include <vector>
#include <algorithm>
#include <cstdio>

int main() {
    int s, c, n;
    std::cin >> s >> c >> n;
    std::set<int> open;
    for (int j = 1; j <= s; ++j) open.insert(j);
    std::vector<std::vector<int>> rows(s + 1);
    std::vector<int> row_of(n + 1);
    int last = 0;
    long refused = 0, missing = 0, lifted = 0, trips = 0;
    long long path = 0;
    for (int i = 0; i < n; ++i) {
        int e;
        std::cin >> e;
        if (e == 0) {
            ++last;
            if (open.empty()) {
                ++refused;
                continue;
            }
            int j = *open.begin();
            rows[j].push_back(last);
            row_of[last] = j;
            if ((int)rows[j].size() == c) open.erase(j);
            path += 2 * j;
            ++trips;
        } else {
            int j = row_of[e];
            if (!j) {
                ++missing;
                continue;
            }
            auto it = std::find(rows[j].begin(), rows[j].end(), e);
            lifted += rows[j].end() - it - 1;
            rows[j].erase(it);
            row_of[e] = 0;
            open.insert(j);
            path += 2 * j;
            ++trips;
        }
    }
    std::cout << refused << ' ' << missing << ' ' << lifted << '\n';
    std::printf("%.9f\n", trips ? double(path) / trips : 0.0);
}
