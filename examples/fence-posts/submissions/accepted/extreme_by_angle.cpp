#include <cstdio>
#include <cmath>
#include <vector>
#include <algorithm>
#include <utility>

typedef std::pair<long, long> point;

static bool turns_left(point a, point b, point c) {
    return (b.first - a.first) * (c.second - b.second) > (b.second - a.second) * (c.first - b.first);
}

static std::vector<point> chain(const std::vector<point>& sorted) {
    std::vector<point> c;
    for (point p : sorted) {
        while (c.size() > 1 && !turns_left(c[c.size() - 2], c.back(), p)) c.pop_back();
        c.push_back(p);
    }
    return c;
}

// Extent of the hull in direction (dx, dy): the extreme corners of the lower and the upper chain
// are found by bisection, since along each chain the edge directions turn one way only.
static long farthest(const std::vector<point>& c, long dx, long dy) {
    auto value = [&](size_t i) { return c[i].first * dx + c[i].second * dy; };
    size_t lo = 0, hi = c.size() - 1;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (value(mid) < value(mid + 1)) lo = mid + 1;
        else hi = mid;
    }
    return value(lo);
}

int main() {
    int n;
    long r, a, b;
    if (scanf("%d %ld %ld %ld", &n, &r, &a, &b) != 4) return 1;
    std::vector<point> p(n);
    for (point& q : p)
        if (scanf("%ld %ld", &q.first, &q.second) != 2) return 1;
    std::sort(p.begin(), p.end());
    p.erase(std::unique(p.begin(), p.end()), p.end());
    if (p.size() == 1) {
        printf("%ld\n", 4 * r * (a + b));
        return 0;
    }
    std::vector<point> lower = chain(p);
    std::reverse(p.begin(), p.end());
    std::vector<point> upper = chain(p);

    auto support = [&](long dx, long dy) {
        // on the lower chain the function rises, then falls, if the direction points down
        long best = std::max(p.front().first * dx + p.front().second * dy,
                             p.back().first * dx + p.back().second * dy);
        if (dy < 0) best = std::max(best, farthest(lower, dx, dy));
        if (dy > 0) best = std::max(best, farthest(upper, dx, dy));
        return best;
    };
    long double best = -1;
    for (const auto& c : {lower, upper}) {
        for (size_t i = 0; i + 1 < c.size(); i++) {
            long dx = c[i + 1].first - c[i].first, dy = c[i + 1].second - c[i].second;
            long double len = sqrtl((long double)dx * dx + (long double)dy * dy);
            long double along = (support(dx, dy) + support(-dx, -dy)) / len + 2 * r;
            long double across = (support(-dy, dx) + support(dy, -dx)) / len + 2 * r;
            long double most = std::max(along, across), least = std::min(along, across);
            long double cost = 2 * (std::min(a, b) * most + std::max(a, b) * least);
            if (best < 0 || cost < best) best = cost;
        }
    }
    printf("%.8Lf\n", best);
}
