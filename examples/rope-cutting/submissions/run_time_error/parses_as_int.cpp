#include <bits/stdc++.h>
using namespace std;

vector<string> split(const string &line) {
    istringstream stream(line);
    vector<string> parts;
    string part;
    while (stream >> part) parts.push_back(part);
    return parts;
}

int main() {
    string line;
    getline(cin, line);
    auto head = split(line);
    int n = stoi(head.at(0));
    long long k = stoi(head.at(1));
    vector<vector<long long>> machines;
    for (int i = 0; i < n; i++) {
        getline(cin, line);
        vector<long long> machine;
        for (const string &part : split(line)) machine.push_back(stoi(part));
        machines.push_back(machine);
    }
    long long high = LLONG_MAX;
    for (auto &m : machines) {
        long long strokes = (k + m.at(2) - 1) / m.at(2);
        high = min(high, m.at(0) + strokes * m.at(1) + (strokes - 1) / m.at(3) * m.at(4));
    }
    long long low = 1;
    while (low < high) {
        long long mid = (low + high) / 2, total = 0;
        for (auto &m : machines) {
            long long run = max(0LL, mid - m.at(0));
            long long cycle = m.at(3) * m.at(1) + m.at(4);
            total += m.at(2) * (run / cycle * m.at(3) + min(m.at(3), run % cycle / m.at(1)));
        }
        if (total >= k) high = mid;
        else low = mid + 1;
    }
    cout << low << endl;
}
