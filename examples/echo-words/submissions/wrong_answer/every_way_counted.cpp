#include <cstdio>
#include <cstring>
#include <algorithm>
#include <vector>
using namespace std;

char line[200005];
int nxt[500][26], leaf[500], nodes = 1;

int main() {
    int s, q;
    scanf("%d%d", &s, &q);
    while (s--) {
        scanf("%s", line);
        int v = 0;
        for (char* c = line; *c; ++c) {
            int& to = nxt[v][*c - 'a'];
            if (!to) to = nodes++;
            v = to;
        }
        leaf[v] = 1;
    }
    while (q--) {
        scanf("%s", line);
        int n = strlen(line);
        vector<int> good(n + 1, 0), z(n + 1, 0);
        good[0] = 1;
        for (int i = 0; i < n; ++i) {
            if (!good[i]) continue;
            int v = 0, j = i;
            do {
                v = nxt[v][line[j++] - 'a'];
                if (leaf[v]) good[j] = 1;
            } while (v && j < n);
        }
        reverse(line, line + n);
        int l = 0, r = 0;
        for (int i = 1; i < n; ++i) {
            if (i < r) z[i] = min(r - i, z[i - l]);
            while (i + z[i] < n && line[i + z[i]] == line[z[i]]) ++z[i];
            if (r < i + z[i]) r = i + z[i], l = i;
        }
        long long res = 0;
        for (int k = 1; k < n; ++k)
            for (int x = k; x <= z[k]; x += k)
                if (good[n - x]) ++res;
        printf("%lld\n", res);
    }
}
