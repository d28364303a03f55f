#include <cstdio>
#include <map>
#include <utility>
#include <vector>

int main() {
    int n;
    scanf("%d", &n);
    std::map<int, std::pair<long long, std::vector<int>>> kinds;
    for (int i = 0; i < n; i++) {
        int x, kernel = 1;
        scanf("%d", &x);
        std::vector<int> odd;
        for (int d = 2; d <= x; d++) {
            int e = 0;
            while (x % d == 0) {
                x /= d;
                e++;
            }
            if (e & 1) {
                odd.push_back(d);
                kernel *= d;
            }
        }
        kinds[kernel].first++;
        kinds[kernel].second = odd;
    }
    long long answer = 0;
    for (auto& k : kinds)
        for (int p : k.second.second) {
            auto other = kinds.find(k.first / p);
            if (other != kinds.end()) answer += k.second.first * other->second.first;
        }
    printf("%lld\n", answer);
}
