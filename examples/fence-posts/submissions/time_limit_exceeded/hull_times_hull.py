import math

n, r, a, b = map(int, input().split())
trees = sorted({tuple(map(int, input().split())) for _ in range(n)})


def chain(ps):
    h = []
    for p in ps:
        while len(h) > 1 and (h[-1][0] - h[-2][0]) * (p[1] - h[-1][1]) <= (h[-1][1] - h[-2][1]) * (p[0] - h[-1][0]):
            h.pop()
        h.append(p)
    return h


hull = chain(trees) + chain(trees[::-1])
answer = 4 * r * (a + b) if len(trees) == 1 else math.inf
for (x1, y1), (x2, y2) in zip(hull, hull[1:]):
    if (x1, y1) == (x2, y2):
        continue
    dx, dy = x2 - x1, y2 - y1
    along = [x * dx + y * dy for x, y in trees]
    across = [y * dx - x * dy for x, y in trees]
    size = math.hypot(dx, dy)
    u = (max(along) - min(along)) / size + 2 * r
    v = (max(across) - min(across)) / size + 2 * r
    answer = min(answer, 2 * (a * u + b * v), 2 * (b * u + a * v))
print(answer)
