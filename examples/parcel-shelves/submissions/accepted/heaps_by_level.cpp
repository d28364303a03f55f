#include <bits/stdc++.h>
using namespace std;

struct PostOffice {
    int shelves, room;
    // level[k] holds candidates for "shelf with exactly k parcels"; old entries are dropped lazily
    vector<priority_queue<int, vector<int>, greater<int>>> level;
    vector<list<int>> stackOf;
    unordered_map<int, int> shelfOf;
    long long refused = 0, empty = 0, lifts = 0, distance = 0, trips = 0;
    int counter = 0;

    PostOffice(int s, int c) : shelves(s), room(c), level(c + 1), stackOf(s + 1) {
        for (int j = 1; j <= s; ++j) level[0].push(j);
    }

    void moved(int j) {
        level[stackOf[j].size()].push(j);
        distance += 2 * j;
        ++trips;
    }

    void arrive() {
        int id = ++counter;
        for (int k = 0; k < room; ++k) {
            auto &heap = level[k];
            while (!heap.empty() && (int)stackOf[heap.top()].size() != k) heap.pop();
            if (heap.empty()) continue;
            int j = heap.top();
            heap.pop();
            stackOf[j].push_front(id);
            shelfOf[id] = j;
            moved(j);
            return;
        }
        ++refused;
    }

    void ask(int id) {
        auto found = shelfOf.find(id);
        if (found == shelfOf.end()) {
            ++empty;
            return;
        }
        int j = found->second;
        shelfOf.erase(found);
        auto it = stackOf[j].begin();
        while (*it != id) ++it, ++lifts;
        stackOf[j].erase(it);
        moved(j);
    }
};

int main() {
    int s, c, n;
    scanf("%d%d%d", &s, &c, &n);
    PostOffice office(s, c);
    for (int e; n-- && scanf("%d", &e) == 1;) {
        if (e) office.ask(e);
        else office.arrive();
    }
    printf("%lld %lld %lld\n%.10f\n", office.refused, office.empty, office.lifts,
           office.trips ? 1.0 * office.distance / office.trips : 0.0);
}
