import sys
from math import hypot


def main():
    n, r, a, b, *c = map(int, sys.stdin.read().split())
    pts = sorted(set(zip(c[::2], c[1::2])))
    if len(pts) == 1:
        print(4 * r * (a + b))
        return

    def build(order):
        st = []
        for p in order:
            while len(st) >= 2 and ((st[-1][0] - st[-2][0]) * (p[1] - st[-2][1])
                                    <= (st[-1][1] - st[-2][1]) * (p[0] - st[-2][0])):
                st.pop()
            st.append(p)
        st.pop()
        return st

    hull = build(pts) + build(reversed(pts))
    m = len(hull)
    ring = hull + hull + hull + hull
    best = None
    right = top = left = 1
    for i in range(m):
        dx = ring[i + 1][0] - ring[i][0]
        dy = ring[i + 1][1] - ring[i][1]
        proj = lambda t: dx * ring[t][0] + dy * ring[t][1]
        dist = lambda t: dx * ring[t][1] - dy * ring[t][0]
        while proj(right + 1) > proj(right):
            right += 1
        top = max(top, right)
        while dist(top + 1) > dist(top):
            top += 1
        left = max(left, top)
        while proj(left + 1) < proj(left):
            left += 1
        ln = hypot(dx, dy)
        w = (proj(right) - proj(left)) / ln + 2 * r
        h = (dist(top) - dist(i)) / ln + 2 * r
        if best is None or w * h < best[0]:
            best = (w * h, w, h)
    w, h = best[1:]
    print(2 * min(a * w + b * h, a * h + b * w))


main()
