from math import gcd


def solve():
    n, m = map(int, input().split())
    day, period = 0, 1
    possible = True
    for _ in range(n):
        g, a = map(int, input().split())
        common = gcd(g, m)
        if a % common != 0:
            possible = False
        if possible:
            p = m // common
            x = (-a // common) * pow(g // common, -1, p) % p
            c = gcd(period, p)
            if (x - day) % c != 0:
                possible = False
            else:
                day += (x - day) // c * pow(period // c, -1, p // c) % (p // c) * period
                period = period // c * p
    if not possible:
        return "never"
    return str(day if day > 0 else period)


for _ in range(int(input())):
    print(solve())
