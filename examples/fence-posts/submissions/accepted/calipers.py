import sys
from math import hypot


def half(points):
    chain = []
    for x, y in points:
        while len(chain) > 1:
            ax, ay = chain[-2]
            bx, by = chain[-1]
            if (bx - ax) * (y - by) - (by - ay) * (x - bx) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain[:-1]


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, r, a, b = data[:4]
    points = sorted(set(zip(data[4::2], data[5::2])))
    cheap, dear = min(a, b), max(a, b)

    def cost(u, v):
        return 2 * (cheap * (max(u, v) + 2 * r) + dear * (min(u, v) + 2 * r))

    if len(points) == 1:
        print(cost(0, 0))
        return
    hull = half(points) + half(points[::-1])
    m = len(hull)
    if m == 2:
        print('%.9f' % cost(hypot(hull[0][0] - hull[1][0], hull[0][1] - hull[1][1]), 0))
        return
    hull = hull * 3
    steps = [(q[0] - p[0], q[1] - p[1]) for p, q in zip(hull, hull[1:])]
    best = float('inf')
    i = j = k = 1
    for s in range(m):
        dx, dy = steps[s]
        while dx * steps[i][0] + dy * steps[i][1] > 0:
            i += 1
        if j < i:
            j = i
        while dx * steps[j][1] - dy * steps[j][0] > 0:
            j += 1
        if k < j:
            k = j
        while dx * steps[k][0] + dy * steps[k][1] < 0:
            k += 1
        px, py = hull[s]
        along = dx * (hull[i][0] - hull[k][0]) + dy * (hull[i][1] - hull[k][1])
        across = dx * (hull[j][1] - py) - dy * (hull[j][0] - px)
        length = hypot(dx, dy)
        value = cost(along / length, across / length)
        if value < best:
            best = value
    print('%.9f' % best)


main()
