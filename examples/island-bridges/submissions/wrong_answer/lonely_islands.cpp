#include <cstdio>
#include <map>
#include <vector>
using namespace std;

struct Bridge { int to; int diff; };
char lit[50000];
map<int, vector<Bridge>> bridges;
map<int, int> paint;
int cnt[2];
bool canFlip[2];
bool broken;

void walk(int first) {
    vector<int> todo(1, first);
    paint[first] = 0;
    while (!todo.empty()) {
        int x = todo.back();
        todo.pop_back();
        int c = paint[x];
        cnt[c]++;
        if (lit[x] == 'R') canFlip[!c] = false;
        if (lit[x] == 'G') canFlip[c] = false;
        for (const Bridge& e : bridges[x]) {
            auto it = paint.find(e.to);
            if (it == paint.end()) {
                paint[e.to] = c ^ e.diff;
                todo.push_back(e.to);
            } else if (it->second != (c ^ e.diff)) {
                broken = true;
            }
        }
    }
}

int main() {
    int n, m;
    scanf("%d%d%s", &n, &m, lit + 1);
    while (m--) {
        int a, b;
        char t[5];
        scanf("%d%d%s", &a, &b, t);
        bridges[a].push_back({b, t[0] == 'r'});
        bridges[b].push_back({a, t[0] == 'r'});
    }
    int lo = 0, hi = 0;
    for (auto& entry : bridges) {
        if (paint.count(entry.first)) continue;
        cnt[0] = cnt[1] = 0;
        canFlip[0] = canFlip[1] = true;
        walk(entry.first);
        if (canFlip[0] && canFlip[1]) {
            lo += cnt[0] < cnt[1] ? cnt[0] : cnt[1];
            hi += cnt[0] < cnt[1] ? cnt[1] : cnt[0];
        } else if (canFlip[0]) {
            lo += cnt[0];
            hi += cnt[0];
        } else if (canFlip[1]) {
            lo += cnt[1];
            hi += cnt[1];
        } else {
            broken = true;
        }
    }
    if (broken) printf("impossible\n");
    else printf("%d %d\n", lo, hi);
}
