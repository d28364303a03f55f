import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[0], data[1]
    # one node a pair; an edge says whether the two pairs are turned the same way
    near = [[] for _ in range(n)]
    for k in range(2, 2 + 3 * m, 3):
        t, x, y = data[k] ^ 1, data[k + 1] - 1, data[k + 2] - 1
        same_way = t ^ (x & 1) ^ (y & 1)
        p, q = x >> 1, y >> 1
        if p == q:
            if not same_way:
                print('IMPOSSIBLE')
                return
            continue
        near[p].append((q, same_way))
        near[q].append((p, same_way))

    turned = [None] * n
    best = 0
    for start in range(n):
        if turned[start] is not None:
            continue
        turned[start] = 1
        component = [start]
        for p in component:
            for q, same_way in near[p]:
                want = turned[p] if same_way else 1 - turned[p]
                if turned[q] is None:
                    turned[q] = want
                    component.append(q)
                elif turned[q] != want:
                    print('IMPOSSIBLE')
                    return
        elders = sum(turned[p] for p in component)
        if 2 * elders < len(component):
            elders = len(component) - elders
            for p in component:
                turned[p] ^= 1
        best += elders
    print(best)
    print(''.join('LT' if turned[p] else 'TL' for p in range(n)))


main()
