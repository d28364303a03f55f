#include <algorithm>
#include <iostream>
#include <vector>

class Works {
  public:
    explicit Works(std::istream &in) {
        int n;
        in >> n >> order;
        for (int i = 0; i < n; ++i) {
            Machine m;
            in >> m.warm >> m.stroke >> m.pieces >> m.block >> m.cool;
            machines.push_back(m);
        }
    }

    long long answer() const {
        long long lo = 0, hi = 3000000000000000000LL;
        while (lo < hi) {
            const long long mid = lo + (hi - lo) / 2;
            if (enough(mid)) hi = mid;
            else lo = mid + 1;
        }
        return lo;
    }

  private:
    struct Machine {
        long long warm, stroke, pieces, block, cool;
    };
    std::vector<Machine> machines;
    long long order = 0;

    bool enough(long long seconds) const {
        long double limit = 4e18L;
        long long sum = 0;
        for (const Machine &m : machines) {
            if (seconds <= m.warm) continue;
            const long long run = seconds - m.warm, cycle = m.block * m.stroke + m.cool;
            const long long strokes = run / cycle * m.block + std::min(m.block, run % cycle / m.stroke);
            if ((long double)strokes * m.pieces > limit) return true;
            sum += strokes * m.pieces;
            if (sum > order) return true;
        }
        return false;
    }
};

int main() {
    std::cout << Works(std::cin).answer() << '\n';
}
