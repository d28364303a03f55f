#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

struct Band {
    int slot;
    ll width, value, score;
    int after;
};

ll k, c;
vector<Band> bands;
vector<pair<ll, int>> tree_;

void scan(vector<Band*> left, vector<Band*> right, bool widen) {
    const ll sign = widen ? 1 : -1;
    auto key = [&](const Band* b) { return k * b->slot - sign * b->width; };
    auto cell = [&](const Band* b) { return (int)(widen ? b->width + 1 : 100001 - b->width); };
    auto byKey = [&](const Band* x, const Band* y) { return key(x) < key(y); };
    sort(left.begin(), left.end(), byKey);
    sort(right.begin(), right.end(), byKey);
    auto it = left.begin();
    for (Band* b : right) {
        for (; it != left.end() && key(*it) <= key(b); ++it) {
            pair<ll, int> entry((*it)->score + sign * c * (*it)->width, (*it)->slot);
            for (int p = cell(*it); p < (int)tree_.size(); p += p & -p) tree_[p] = max(tree_[p], entry);
        }
        pair<ll, int> found(LLONG_MIN, -1);
        for (int p = cell(b); p > 0; p -= p & -p) found = max(found, tree_[p]);
        if (found.second < 0) continue;
        ll score = found.first - sign * c * b->width + b->value;
        if (b->after < 0 || score > b->score) {
            b->score = score;
            b->after = found.second;
        }
    }
    for (Band* b : left)
        for (int p = cell(b); p < (int)tree_.size(); p += p & -p) tree_[p] = {LLONG_MIN, -1};
}

void divide(int from, int to) {
    if (to - from == 1) return;
    int half = (from + to) / 2;
    divide(from, half);
    vector<Band*> left, right;
    for (int i = from; i < to; i++) (i < half ? left : right).push_back(&bands[i]);
    scan(left, right, true);
    scan(left, right, false);
    divide(half, to);
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    cin >> n >> k >> c;
    bands.resize(n);
    for (Band& b : bands) cin >> b.width;
    for (int i = 0; i < n; i++) {
        cin >> bands[i].value;
        bands[i].slot = i;
        bands[i].score = bands[i].value;
        bands[i].after = -1;
    }
    tree_.assign(100002, {LLONG_MIN, -1});
    divide(0, n);
    auto last = max_element(bands.begin(), bands.end(), [](auto& x, auto& y) { return x.score < y.score; });
    vector<int> chosen;
    for (int i = last->slot; i >= 0; i = bands[i].after) chosen.push_back(i + 1);
    reverse(chosen.begin(), chosen.end());
    cout << last->score << "\n" << chosen.size() << "\n";
    for (int i : chosen) cout << i << " ";
    cout << "\n";
}
