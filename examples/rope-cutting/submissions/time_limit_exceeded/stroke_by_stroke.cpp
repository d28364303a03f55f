#include <bits/stdc++.h>
using namespace std;

struct Event {
    long long time;
    int machine;
    long long done;
    bool operator>(const Event &other) const { return time > other.time; }
};

int main() {
    int n;
    long long k;
    cin >> n >> k;
    vector<long long> w(n), t(n), b(n), r(n), q(n);
    priority_queue<Event, vector<Event>, greater<Event>> events;
    for (int i = 0; i < n; i++) {
        cin >> w[i] >> t[i] >> b[i] >> r[i] >> q[i];
        events.push({w[i] + t[i], i, 1});
    }
    long long box = 0;
    while (true) {
        Event e = events.top();
        events.pop();
        int i = e.machine;
        box += b[i];
        if (box >= k) {
            cout << e.time << endl;
            return 0;
        }
        long long next = e.time + t[i];
        if (e.done % r[i] == 0) next += q[i];
        events.push({next, i, e.done + 1});
    }
}
