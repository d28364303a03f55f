#include <bits/stdc++.h>
using namespace std;
using ll = long long;

struct Machine {
    ll warmUp, stroke, batch, strokes, cooling;

    ll made(ll time) const {
        ll x = time - warmUp;
        if (x < 0) return 0;
        ll cycle = strokes * stroke + cooling;
        return batch * (x / cycle * strokes + min(strokes, x % cycle / stroke));
    }

    ll timeAlone(ll pieces) const {
        ll need = (pieces + batch - 1) / batch;
        return warmUp + need * stroke + (need - 1) / strokes * cooling;
    }
};

int main() {
    int n;
    ll k;
    cin >> n >> k;
    vector<Machine> machines(n);
    ll high = LLONG_MAX;
    for (auto &m : machines) {
        cin >> m.warmUp >> m.stroke >> m.batch >> m.strokes >> m.cooling;
        // up to this time every machine makes about k pieces at most, so no sum can overflow
        high = min(high, m.timeAlone(k));
    }
    ll low = 0;
    while (high - low > 1) {
        ll mid = low + (high - low) / 2, total = 0;
        for (auto &m : machines) total += m.made(mid);
        (total >= k ? high : low) = mid;
    }
    cout << high << '\n';
}
