import sys


def solve():
    data = sys.stdin.read().split()
    n, m, lamps = int(data[0]), int(data[1]), data[2]
    neighbours = [[] for _ in range(n)]
    for i in range(3, 3 + 3 * m, 3):
        a, b = int(data[i]) - 1, int(data[i + 1]) - 1
        flip = 1 if data[i + 2] == 'r' else 0
        neighbours[a].append((b, flip))
        neighbours[b].append((a, flip))

    # First spread the colours that are known, then treat each dark group on its own.
    colour = [None] * n

    def spread(first, value):
        """Returns (group size, number of islands with colour 1), or None on a contradiction."""
        colour[first] = value
        stack = [first]
        size = ones = 0
        while stack:
            u = stack.pop()
            size += 1
            ones += colour[u]
            if lamps[u] != '?' and colour[u] != (lamps[u] == 'R'):
                return None
            for v, flip in neighbours[u]:
                want = colour[u] ^ flip
                if colour[v] is None:
                    colour[v] = want
                    stack.append(v)
                elif colour[v] != want:
                    return None
        return size, ones

    lowest = highest = 0
    for island in range(n):
        if lamps[island] != '?' and colour[island] is None:
            group = spread(island, 1 if lamps[island] == 'R' else 0)
            if group is None:
                return 'impossible'
            lowest += group[1]
            highest += group[1]
    for island in range(n):
        if colour[island] is None:
            group = spread(island, 1)
            if group is None:
                return 'impossible'
            size, ones = group
            lowest += min(ones, size - ones)
            highest += max(ones, size - ones)
    return f'{lowest} {highest}'


print(solve())
