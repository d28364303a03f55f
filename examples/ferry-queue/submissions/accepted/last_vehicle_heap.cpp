#include <bits/stdc++.h>
using namespace std;
using ll = long long;

// Builds each deck's order from its end: whoever can best afford to be last goes last.
int main() {
    ios::sync_with_stdio(false);
    cin.tie(0);
    int n;
    ll ramp;
    cin >> n >> ramp;
    map<char, priority_queue<pair<ll, ll>>> waiting;
    map<char, ll> total;
    while (n--) {
        char d;
        ll t, p;
        cin >> d >> t >> p;
        waiting[d].emplace(t + p, p);
        total[d] += t;
    }
    map<char, ll> lateness;
    for (auto &[d, heap] : waiting) {
        ll end = total[d], worst = numeric_limits<ll>::min();
        while (!heap.empty()) {
            auto [due, p] = heap.top();
            heap.pop();
            end -= due - p;
            worst = max(worst, end - p);
        }
        lateness[d] = worst;
    }
    if (waiting.size() == 1) {
        cout << lateness.begin()->second << '\n';
    } else {
        ll lowerFirst = max(lateness['L'], total['L'] + ramp + lateness['U']);
        ll upperFirst = max(lateness['U'], total['U'] + ramp + lateness['L']);
        cout << min(lowerFirst, upperFirst) << '\n';
    }
}
