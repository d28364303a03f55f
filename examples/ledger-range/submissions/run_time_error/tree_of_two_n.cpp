#include <bits/stdc++.h>
using namespace std;

struct Item {
    long long total, least, most;
    bool turned;
};

int n, q;
vector<Item> tree_;
vector<long long> amount;

Item single(long long v) { return {v, min(v, 0LL), max(v, 0LL), false}; }

Item combine(const Item& x, const Item& y) {
    return {x.total + y.total, min(x.least, x.total + y.least), max(x.most, x.total + y.most), false};
}

void turn(Item& x) { x = {-x.total, -x.most, -x.least, !x.turned}; }

void spread(int node) {
    if (tree_.at(node).turned) {
        turn(tree_.at(2 * node));
        turn(tree_.at(2 * node + 1));
        tree_.at(node).turned = false;
    }
}

void build(int node, int lo, int hi) {
    if (lo == hi) {
        tree_.at(node) = single(amount[lo]);
        return;
    }
    int mid = (lo + hi) / 2;
    build(2 * node, lo, mid);
    build(2 * node + 1, mid + 1, hi);
    tree_.at(node) = combine(tree_.at(2 * node), tree_.at(2 * node + 1));
}

void update(int node, int lo, int hi, int from, int to, const long long* value) {
    if (to < lo || hi < from) return;
    if (from <= lo && hi <= to) {
        if (value) tree_.at(node) = single(*value);
        else turn(tree_.at(node));
        return;
    }
    spread(node);
    int mid = (lo + hi) / 2;
    update(2 * node, lo, mid, from, to, value);
    update(2 * node + 1, mid + 1, hi, from, to, value);
    tree_.at(node) = combine(tree_.at(2 * node), tree_.at(2 * node + 1));
}

Item collect(int node, int lo, int hi, int from, int to) {
    if (to < lo || hi < from) return {0, 0, 0, false};
    if (from <= lo && hi <= to) return tree_.at(node);
    spread(node);
    int mid = (lo + hi) / 2;
    return combine(collect(2 * node, lo, mid, from, to), collect(2 * node + 1, mid + 1, hi, from, to));
}

int main() {
    scanf("%d %d", &n, &q);
    amount.resize(n);
    for (auto& v : amount) scanf("%lld", &v);
    tree_.resize(2 * n);
    build(1, 0, n - 1);
    for (int i = 0; i < q; i++) {
        char kind;
        long long x, y;
        scanf(" %c %lld %lld", &kind, &x, &y);
        if (kind == 'S') update(1, 0, n - 1, x - 1, x - 1, &y);
        else if (kind == 'F') update(1, 0, n - 1, x - 1, y - 1, nullptr);
        else printf("%lld\n", -collect(1, 0, n - 1, x - 1, y - 1).least);
    }
}
