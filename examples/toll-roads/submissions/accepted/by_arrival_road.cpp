#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <utility>
#include <vector>

typedef long long ll;
const ll INF = (ll)4e18;

int n, m, k;
int from_[30005], to_[30005], firm[30005], cost_[30005];
ll card[30005][6]; /* card[e][s]: just came along half-road e and hold s stamps of its firm */
ll bare[10005];    /* arrived or stand here with no card */
std::vector<int> out[10005];
std::map<std::pair<int, int>, std::vector<int> > outOfFirm;
std::set<std::pair<ll, std::pair<int, int> > > open_;

void betterCard(int e, int s, ll d) {
    if (d >= card[e][s]) return;
    open_.erase(std::make_pair(card[e][s], std::make_pair(e, s)));
    card[e][s] = d;
    open_.insert(std::make_pair(d, std::make_pair(e, s)));
}

void betterBare(int v, ll d) {
    if (d >= bare[v]) return;
    open_.erase(std::make_pair(bare[v], std::make_pair(v, 0)));
    bare[v] = d;
    open_.insert(std::make_pair(d, std::make_pair(v, 0)));
}

int main() {
    scanf("%d %d %d", &n, &m, &k);
    for (int i = 0; i < m; i++) {
        int a, b, c, w;
        scanf("%d %d %d %d", &a, &b, &c, &w);
        int e = 2 * i, f = 2 * i + 1;
        from_[e] = to_[f] = a;
        to_[e] = from_[f] = b;
        firm[e] = firm[f] = c;
        cost_[e] = cost_[f] = w;
    }
    for (int e = 0; e < 2 * m; e++) {
        out[from_[e]].push_back(e);
        outOfFirm[std::make_pair(from_[e], firm[e])].push_back(e);
        for (int s = 0; s <= k; s++) card[e][s] = INF;
    }
    for (int v = 1; v <= n; v++) bare[v] = INF;
    betterBare(1, 0);
    /* After arriving at a town by several roads of one firm with equal stamps, only the first
       arrival can matter. */
    std::set<std::pair<std::pair<int, int>, int> > settled;
    while (!open_.empty()) {
        ll d = open_.begin()->first;
        int x = open_.begin()->second.first, s = open_.begin()->second.second;
        open_.erase(open_.begin());
        if (s == 0) {
            for (int e : out[x]) betterCard(e, 1, d + cost_[e]);
            continue;
        }
        int v = to_[x];
        betterBare(v, d);
        if (!settled.insert(std::make_pair(std::make_pair(v, firm[x]), s)).second) continue;
        for (int e : outOfFirm[std::make_pair(v, firm[x])]) {
            if (s == k) betterBare(to_[e], d);
            else betterCard(e, s + 1, d + cost_[e]);
        }
    }
    printf("%lld\n", bare[n] == INF ? -1LL : bare[n]);
    return 0;
}
