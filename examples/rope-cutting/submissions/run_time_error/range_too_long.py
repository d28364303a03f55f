from bisect import bisect_left
import sys

lines = sys.stdin.read().split("\n")
n, k = map(int, lines[0].split())
m = [tuple(map(int, s.split())) for s in lines[1:n + 1]]


def count(T):
    c = 0
    for w, t, b, r, q in m:
        if T > w:
            a, z = divmod(T - w, r * t + q)
            c += b * (a * r + min(r, z // t))
    return c


limit = max(w + k * (r * t + q) for w, t, b, r, q in m)
print(bisect_left(range(limit + 1), k, key=count))
