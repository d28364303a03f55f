#include <cstdio>
#include <vector>
#include <cmath>
#include <algorithm>

using std::vector;
typedef long long i64;

int n, q, w;
vector<i64> val, tot, lowest, highest;
vector<bool> inverted;

void recompute(int b) {
    i64 run = 0;
    lowest[b] = highest[b] = 0;
    for (int i = b * w; i < std::min(n, (b + 1) * w); i++) {
        run += inverted[b] ? -val[i] : val[i];
        lowest[b] = std::min(lowest[b], run);
        highest[b] = std::max(highest[b], run);
    }
    tot[b] = run;
}

int main() {
    scanf("%d %d", &n, &q);
    w = (int)std::sqrt((double)n) + 2;
    int blocks = n / w + 1;
    val.resize(n);
    tot.resize(blocks);
    lowest.resize(blocks);
    highest.resize(blocks);
    inverted.resize(blocks);
    for (auto& v : val) scanf("%lld", &v);
    for (int b = 0; b < blocks; b++) recompute(b);
    while (q--) {
        char t;
        int l, r;
        scanf(" %c %d %d", &t, &l, &r);
        l--;
        if (t == 'S') {
            val[l] = r;
            recompute(l / w);
        } else if (t == 'F') {
            r--;
            for (int b = l / w; b <= r / w; b++) {
                int from = std::max(l, b * w), to = std::min(r, (b + 1) * w - 1);
                if (from == b * w && to == (b + 1) * w - 1) {
                    inverted[b] = !inverted[b];
                    tot[b] = -tot[b];
                    i64 keep = lowest[b];
                    lowest[b] = -highest[b];
                    highest[b] = -keep;
                } else {
                    for (int i = from; i <= to; i++) val[i] = -val[i];
                    recompute(b);
                }
            }
        } else {
            r--;
            i64 run = 0, worst = 0;
            while (l <= r) {
                if (l % w == 0 && l + w - 1 <= r) {
                    worst = std::min(worst, run + lowest[l / w]);
                    run += tot[l / w];
                    l += w;
                } else {
                    run += inverted[l / w] ? -val[l] : val[l];
                    worst = std::min(worst, run);
                    l++;
                }
            }
            printf("%lld\n", -worst);
        }
    }
}
