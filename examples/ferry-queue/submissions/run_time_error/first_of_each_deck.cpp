#include <bits/stdc++.h>
using namespace std;
using Car = tuple<long long, long long, long long>;  // t + p, t, p

long long evaluate(const vector<Car> &first, const vector<Car> &second, long long r) {
    long long now = 0;
    long long result = -get<2>(first.at(0));
    for (size_t i = 0; i < first.size(); i++) {
        result = max(result, now - get<2>(first[i]));
        now += get<1>(first[i]);
    }
    now += r;
    result = max(result, now - get<2>(second.at(0)));
    for (size_t i = 0; i < second.size(); i++) {
        result = max(result, now - get<2>(second[i]));
        now += get<1>(second[i]);
    }
    return result;
}

int main() {
    cin.tie(nullptr)->sync_with_stdio(false);
    int n;
    long long r;
    cin >> n >> r;
    vector<Car> lower, upper;
    for (int i = 0; i < n; i++) {
        char deck;
        long long t, p;
        cin >> deck >> t >> p;
        vector<Car> &target = deck == 'L' ? lower : upper;
        target.emplace_back(t + p, t, p);
    }
    sort(lower.begin(), lower.end());
    sort(upper.begin(), upper.end());
    cout << min(evaluate(lower, upper, r), evaluate(upper, lower, r)) << '\n';
}
