#include <bits/stdc++.h>
using namespace std;

struct Vehicle {
    long long load, patience;
};

int main() {
    int n;
    long long r;
    cin >> n >> r;
    vector<Vehicle> deck[2];
    for (int i = 0; i < n; i++) {
        char d;
        Vehicle v;
        cin >> d >> v.load >> v.patience;
        deck[d == 'U'].push_back(v);
    }
    for (auto &vs : deck)
        sort(vs.begin(), vs.end(), [](const Vehicle &a, const Vehicle &b) {
            return a.load + a.patience < b.load + b.patience;
        });
    long long answer = LLONG_MAX;
    for (int first = 0; first < 2; first++) {
        long long clock = 0, worst = LLONG_MIN;
        for (int k = 0; k < 2; k++) {
            for (const Vehicle &v : deck[first ^ k]) {
                worst = max(worst, clock - v.patience);
                clock += v.load;
            }
            if (!deck[first].empty() && k == 0) clock += r;
        }
        answer = min(answer, worst);
    }
    cout << answer << endl;
}
