#include <algorithm>
#include <iostream>
#include <vector>

struct Car {
    long long t, p;
    bool operator<(const Car &o) const { return t + p < o.t + o.p; }
};

long long cost(const std::vector<Car> &one, const std::vector<Car> &two, long long r) {
    long long time = 0, bad = -(1LL << 60);
    for (const Car &c : one) {
        bad = std::max(bad, time - c.p);
        time += c.t;
    }
    time += r;
    for (const Car &c : two) {
        bad = std::max(bad, time - c.p);
        time += c.t;
    }
    return bad;
}

int main() {
    long long n, r;
    std::cin >> n >> r;
    std::vector<Car> low, up;
    for (long long i = 0; i < n; i++) {
        char deck;
        Car c;
        std::cin >> deck >> c.t >> c.p;
        if (deck == 'L') low.push_back(c);
        else up.push_back(c);
    }
    std::sort(low.begin(), low.end());
    std::sort(up.begin(), up.end());
    long long answer = cost(low, up, r);
    if (!up.empty() && !low.empty()) answer = std::min(answer, cost(up, low, r));
    std::cout << answer << std::endl;
}
