#include <cstdio>
#include <cstring>

static int load_of[1 << 18], best[1 << 18];
static int pile[100001][10];
static int home[200001];

int main() {
    int s, c, n, size = 1;
    if (scanf("%d %d %d", &s, &c, &n) != 3) return 1;
    while (size < s) size *= 2;
    for (int i = 0; i < size; i++) {
        load_of[size + i] = i < s ? 0 : 1000;
        best[size + i] = i;
    }
    for (int i = size - 1; i >= 1; i--) {
        int from = load_of[2 * i] <= load_of[2 * i + 1] ? 2 * i : 2 * i + 1;
        load_of[i] = load_of[from];
        best[i] = best[from];
    }
    memset(home, -1, sizeof home);
    int number = 0, refused = 0, unlucky = 0, lifts = 0, trips = 0;
    long long walked = 0;
    while (n--) {
        int x, shelf;
        if (scanf("%d", &x) != 1) return 1;
        if (x == 0) {
            number++;
            if (load_of[1] >= c) {
                refused++;
                continue;
            }
            shelf = best[1];
            pile[shelf][load_of[size + shelf]++] = number;
            home[number] = shelf;
        } else {
            shelf = home[x];
            if (shelf < 0) {
                unlucky++;
                continue;
            }
            int height = load_of[size + shelf], at = 0;
            while (pile[shelf][at] != x) at++;
            lifts += height - 1 - at;
            for (int k = at; k + 1 < height; k++) pile[shelf][k] = pile[shelf][k + 1];
            load_of[size + shelf]--;
            home[x] = -1;
        }
        trips++;
        walked += 2LL * (shelf + 1);
        for (int i = (size + shelf) / 2; i >= 1; i /= 2) {
            int from = load_of[2 * i] <= load_of[2 * i + 1] ? 2 * i : 2 * i + 1;
            load_of[i] = load_of[from];
            best[i] = best[from];
        }
    }
    printf("%d %d %d\n", refused, unlucky, lifts);
    printf("%.7f\n", trips == 0 ? 0.0 : (double)walked / trips);
    return 0;
}
