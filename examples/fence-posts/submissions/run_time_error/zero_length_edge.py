import sys
from math import hypot

rows = sys.stdin.read().split('\n')
n, r, a, b = map(int, rows[0].split())
points = []
for row in rows[1:n + 1]:
    x, y = row.split()
    points.append((int(x), int(y)))
points.sort()


def wrap(pts):
    res = []
    for p in pts:
        while len(res) > 1:
            (ax, ay), (bx, by) = res[-2:]
            if (bx - ax) * (p[1] - ay) > (by - ay) * (p[0] - ax):
                break
            res.pop()
        res.append(p)
    return res[:-1]


hull = (wrap(points) + wrap(points[::-1])) or [points[0]]
m = len(hull)
at = lambda i: hull[i % m]


def advance(i, better):
    while better(at(i + 1)) > better(at(i)):
        i += 1
    return i


best = 10 ** 18
east = north = west = 1
for i in range(m):
    ux, uy = at(i + 1)[0] - at(i)[0], at(i + 1)[1] - at(i)[1]
    along = lambda p: p[0] * ux + p[1] * uy
    against = lambda p: -p[0] * ux - p[1] * uy
    away = lambda p: p[1] * ux - p[0] * uy
    east = advance(east, along)
    north = advance(max(north, east), away)
    west = advance(max(west, north), against)
    norm = hypot(ux, uy)
    width = 2 * r + (along(at(east)) + against(at(west))) / norm
    height = 2 * r + (away(at(north)) - away(at(i))) / norm
    best = min(best, a * width + b * height, a * height + b * width)
print(2 * best)
