from collections import deque

n, m = map(int, input().split())
lamp = input().strip()
adj = [[] for _ in range(n)]
for _ in range(m):
    a, b, t = input().split()
    adj[int(a) - 1].append((int(b) - 1, t == 'r'))
    adj[int(b) - 1].append((int(a) - 1, t == 'r'))

colour = [-1] * n
good = True
fixed_red = 0
free_zero = free_one = 0
for i in range(n):
    if colour[i] != -1:
        continue
    colour[i] = 0
    q = deque([i])
    group = []
    while q:
        u = q.popleft()
        group.append(u)
        for v, d in adj[u]:
            w = 1 - colour[u] if d else colour[u]
            if colour[v] == -1:
                colour[v] = w
                q.append(v)
            elif colour[v] != w:
                good = False
    red_sides = set()
    for u in group:
        if lamp[u] == 'R':
            red_sides.add(colour[u])
        elif lamp[u] == 'G':
            red_sides.add(1 - colour[u])
    zeros = sum(1 for u in group if colour[u] == 0)
    if len(red_sides) == 2:
        good = False
    elif red_sides == {0}:
        fixed_red += zeros
    elif red_sides == {1}:
        fixed_red += len(group) - zeros
    else:
        free_zero += zeros
        free_one += len(group) - zeros

if good:
    print(fixed_red + min(free_zero, free_one), fixed_red + max(free_zero, free_one))
else:
    print('impossible')
