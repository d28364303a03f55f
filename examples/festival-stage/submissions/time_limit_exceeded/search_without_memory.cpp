#include <bits/stdc++.h>
using namespace std;

int n;
long long k, c;
vector<long long> w, v;

pair<long long, int> best(int j) {
    pair<long long, int> r(v[j], -1);
    for (int i = 0; i < j; i++) {
        long long d = llabs(w[i] - w[j]);
        if (d > k * (j - i)) continue;
        long long x = best(i).first - c * d + v[j];
        if (x > r.first) r = {x, i};
    }
    return r;
}

int main() {
    cin >> n >> k >> c;
    w.resize(n);
    v.resize(n);
    for (auto& x : w) cin >> x;
    for (auto& x : v) cin >> x;
    int last = 0;
    long long top = 0;
    for (int j = 0; j < n; j++) {
        long long x = best(j).first;
        if (x > top) top = x, last = j;
    }
    vector<int> seq;
    for (int j = last; j >= 0; j = best(j).second) seq.push_back(j + 1);
    cout << top << "\n" << seq.size() << "\n";
    for (int i = (int)seq.size() - 1; i >= 0; i--) cout << seq[i] << " ";
    cout << endl;
}
