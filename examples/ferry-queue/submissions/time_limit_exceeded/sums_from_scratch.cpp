#include <bits/stdc++.h>
using namespace std;
typedef vector<pair<long long, long long>> Deck;

long long lateness(Deck deck, long long start) {
    long long worst = LLONG_MIN;
    while (!deck.empty()) {
        size_t pick = 0;
        long long smallest = LLONG_MAX;
        for (size_t last = 0; last < deck.size(); last++) {
            long long before = start;
            for (size_t i = 0; i < deck.size(); i++)
                if (i != last) before += deck[i].first;
            if (before - deck[last].second < smallest) {
                smallest = before - deck[last].second;
                pick = last;
            }
        }
        worst = max(worst, smallest);
        deck.erase(deck.begin() + pick);
    }
    return worst;
}

int main() {
    int n;
    long long r, sumL = 0, sumU = 0;
    cin >> n >> r;
    Deck lower, upper;
    for (int i = 0; i < n; i++) {
        string d;
        long long t, p;
        cin >> d >> t >> p;
        if (d == "L") {
            lower.emplace_back(t, p);
            sumL += t;
        } else {
            upper.emplace_back(t, p);
            sumU += t;
        }
    }
    if (lower.empty()) cout << lateness(upper, 0) << endl;
    else if (upper.empty()) cout << lateness(lower, 0) << endl;
    else
        cout << min(max(lateness(lower, 0), lateness(upper, sumL + r)),
                    max(lateness(upper, 0), lateness(lower, sumU + r)))
             << endl;
}
