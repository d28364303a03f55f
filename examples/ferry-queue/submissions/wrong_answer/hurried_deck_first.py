n, r = map(int, input().split())
decks = {}
for _ in range(n):
    d, t, p = input().split()
    decks.setdefault(d, []).append((int(t), int(p)))
order = []
for d in decks:
    decks[d].sort(key=lambda v: v[0] + v[1])
    order.append((sum(decks[d][0]), d))
order.sort()
clock = 0
worst = None
for k, (_, d) in enumerate(order):
    if k > 0:
        clock += r
    for t, p in decks[d]:
        if worst is None or clock - p > worst:
            worst = clock - p
        clock += t
print(worst)
