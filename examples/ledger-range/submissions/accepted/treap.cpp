#include <bits/stdc++.h>
using namespace std;
using ll = long long;

mt19937 rng(20240229);

struct T {
    T *l = nullptr, *r = nullptr;
    unsigned pri;
    int size = 1;
    bool inv = false;
    ll val, total, deepest, highest;
    explicit T(ll v) : pri(rng()), val(v) { pull(); }
    void invert() {
        inv = !inv;
        val = -val;
        total = -total;
        tie(deepest, highest) = make_pair(-highest, -deepest);
    }
    void push() {
        if (inv) {
            if (l) l->invert();
            if (r) r->invert();
            inv = false;
        }
    }
    void pull() {
        size = 1;
        total = deepest = highest = 0;
        if (l) {
            size += l->size;
            total = l->total;
            deepest = l->deepest;
            highest = l->highest;
        }
        total += val;
        deepest = min(deepest, total);
        highest = max(highest, total);
        if (r) {
            size += r->size;
            deepest = min(deepest, total + r->deepest);
            highest = max(highest, total + r->highest);
            total += r->total;
        }
    }
};

T* merge(T* a, T* b) {
    if (!a) return b;
    if (!b) return a;
    if (a->pri > b->pri) {
        a->push();
        a->r = merge(a->r, b);
        a->pull();
        return a;
    }
    b->push();
    b->l = merge(a, b->l);
    b->pull();
    return b;
}

pair<T*, T*> split(T* t, int k) {
    if (!t) return {nullptr, nullptr};
    t->push();
    int left = t->l ? t->l->size : 0;
    if (k <= left) {
        auto [x, y] = split(t->l, k);
        t->l = y;
        t->pull();
        return {x, t};
    }
    auto [x, y] = split(t->r, k - left - 1);
    t->r = x;
    t->pull();
    return {t, y};
}

int main() {
    cin.tie(nullptr)->sync_with_stdio(false);
    int n, q;
    cin >> n >> q;
    // balanced from the start: merge neighbours level by level
    vector<T*> level;
    for (int i = 0; i < n; i++) {
        ll v;
        cin >> v;
        level.push_back(new T(v));
    }
    while (level.size() > 1) {
        vector<T*> next;
        for (size_t i = 0; i < level.size(); i += 2)
            next.push_back(i + 1 < level.size() ? merge(level[i], level[i + 1]) : level[i]);
        level = next;
    }
    T* root = level[0];
    while (q--) {
        string op;
        int x, y;
        cin >> op >> x >> y;
        int right = op == "S" ? x : y;
        auto [ab, c] = split(root, right);
        auto [a, b] = split(ab, x - 1);
        if (op == "S") {
            b->val = y;
            b->pull();
        } else if (op == "F") {
            b->invert();
        } else {
            cout << -b->deepest << "\n";
        }
        root = merge(merge(a, b), c);
    }
}
