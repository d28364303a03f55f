#include <bits/stdc++.h>
using namespace std;
typedef long long ll;

int main() {
    int T;
    scanf("%d", &T);
    while (T--) {
        ll n, m, day = 0, lcmSoFar = 1;
        scanf("%lld %lld", &n, &m);
        bool never = false;
        for (int i = 0; i < n; i++) {
            ll g, a;
            scanf("%lld %lld", &g, &a);
            if (never) continue;
            ll period = m / gcd(g, m);
            ll next = lcm(lcmSoFar, period);
            ll tries = next / lcmSoFar;
            while (tries > 0 && (day * g + a) % m != 0) {
                day += lcmSoFar;
                tries--;
            }
            if (tries == 0) never = true;
            lcmSoFar = next;
        }
        if (never) puts("never");
        else printf("%lld\n", day);
    }
}
