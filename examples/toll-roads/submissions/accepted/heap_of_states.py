import sys
from heapq import heappop, heappush


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m, k = data[:3]
    slot = {}  # (town, company) -> number of the first of its k states
    owner = []  # town of each block of k states
    free_roads = [[] for _ in range(n + 1)]  # by town: (block at the far end, toll)
    company_roads = []  # by block: (town at the far end, block there, toll)

    def block(town, company):
        key = town * 20000 + company
        if key not in slot:
            slot[key] = len(owner)
            owner.append(town)
            company_roads.append([])
        return slot[key]

    for i in range(3, 3 + 4 * m, 4):
        a, b, c, w = data[i:i + 4]
        x, y = block(a, c), block(b, c)
        free_roads[a].append((y, w))
        free_roads[b].append((x, w))
        company_roads[x].append((b, y, w))
        company_roads[y].append((a, x, w))

    infinity = float('inf')
    base = n + 1
    best = [infinity] * (base + k * len(owner))
    best[1] = 0
    heap = [(0, 1)]
    while heap:
        d, state = heappop(heap)
        if d > best[state]:
            continue
        if state < base:
            if state == n:
                return d
            for far, w in free_roads[state]:
                t = base + far * k
                if d + w < best[t]:
                    best[t] = d + w
                    heappush(heap, (d + w, t))
            continue
        here, stamps = divmod(state - base, k)
        if d < best[owner[here]]:
            best[owner[here]] = d
            heappush(heap, (d, owner[here]))
        if stamps == k - 1:
            for town, _, _ in company_roads[here]:
                if d < best[town]:
                    best[town] = d
                    heappush(heap, (d, town))
        else:
            for _, far, w in company_roads[here]:
                t = base + far * k + stamps + 1
                if d + w < best[t]:
                    best[t] = d + w
                    heappush(heap, (d + w, t))
    return -1


print(main())
