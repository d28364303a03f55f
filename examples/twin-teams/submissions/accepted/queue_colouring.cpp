#include <stdio.h>
#include <string.h>

#define MAXV 40010
#define MAXE 130000

int head[MAXV], next_[MAXE], to[MAXE], kind[MAXE], edges;
int queue_[MAXV];
char team[MAXV];

void add(int x, int y, int t) {
    to[edges] = y; kind[edges] = t; next_[edges] = head[x]; head[x] = edges++;
    to[edges] = x; kind[edges] = t; next_[edges] = head[y]; head[y] = edges++;
}

int main() {
    int n, m, total = 0;
    if (scanf("%d%d", &n, &m) != 2) return 1;
    memset(head, -1, sizeof head);
    for (int i = 1; i <= n; i++) add(2 * i - 1, 2 * i, 1);
    for (int i = 0; i < m; i++) {
        int t, x, y;
        if (scanf("%d%d%d", &t, &x, &y) != 3) return 1;
        add(x, y, t);
    }
    for (int s = 1; s <= 2 * n; s += 2) {
        if (team[s]) continue;
        int front = 0, back = 0, lions = 0, tigers = 0;
        team[s] = 'L';
        queue_[back++] = s;
        while (front < back) {
            int x = queue_[front++];
            if (x & 1) {
                if (team[x] == 'L') lions++;
                else tigers++;
            }
            char other = team[x] == 'L' ? 'T' : 'L';
            for (int e = head[x]; e >= 0; e = next_[e]) {
                char want = kind[e] ? other : team[x];
                if (!team[to[e]]) {
                    team[to[e]] = want;
                    queue_[back++] = to[e];
                } else if (team[to[e]] != want) {
                    printf("IMPOSSIBLE\n");
                    return 0;
                }
            }
        }
        if (tigers > lions) {
            for (int i = 0; i < back; i++) team[queue_[i]] = team[queue_[i]] == 'L' ? 'T' : 'L';
            lions = tigers;
        }
        total += lions;
    }
    printf("%d\n%s\n", total, team + 1);
    return 0;
}
