#include <iostream>
#include <vector>
using namespace std;

int main() {
    int n, c;
    cin >> n >> c;
    vector<int> colour(n);
    for (int& x : colour) cin >> x;
    vector<int> lo(c), hi(c);
    for (int j = 0; j < c; ++j) cin >> lo[j] >> hi[j];

    using Count = unsigned long long;
    vector<vector<Count>> notIn(c, vector<Count>(n + 1));
    vector<Count> active(c, 0);
    vector<int> begin(c, 0);
    Count ways = 1;
    for (int j = 0; j < c; ++j) notIn[j][0] = 1;
    for (int done = 1; done <= n; ++done) {
        ways = 0;
        for (int j = 0; j < c; ++j) {
            int fixed = colour[done - 1];
            if (fixed != 0 && fixed != j + 1) {
                active[j] = 0;
                begin[j] = done;
            }
            if (done - lo[j] >= begin[j]) active[j] += notIn[j][done - lo[j]];
            if (done - hi[j] - 1 >= begin[j]) active[j] -= notIn[j][done - hi[j] - 1];
            ways += active[j];
        }
        for (int j = 0; j < c; ++j) notIn[j][done] = ways - active[j];
    }
    cout << ways % 1000000007ULL << endl;
}
