n, m, k = map(int, input().split())
roads = []
for _ in range(m):
    a, b, c, w = map(int, input().split())
    roads.append((a, b, c, w))
    roads.append((b, a, c, w))

INF = 10 ** 18
bare = [INF] * (n + 1)
bare[1] = 0
card = {}
for a, b, c, w in roads:
    card[b, c] = [INF] * (k + 1)

improved = True
while improved:
    improved = False
    for a, b, c, w in roads:
        here = card[a, c]
        there = card[b, c]
        options = [(1, bare[a] + w)]
        for s in range(1, k):
            options.append((s + 1, here[s] + w))
        for s, value in options:
            if value < there[s]:
                there[s] = value
                improved = True
            if value < bare[b]:
                bare[b] = value
                improved = True
        if here[k] < bare[b]:
            bare[b] = here[k]
            improved = True
print(bare[n] if bare[n] < INF else -1)
