n, m = map(int, input().split())
s = input()
edges = {i: [] for i in range(n)}
for _ in range(m):
    a, b, t = input().split()
    a = int(a) - 1
    b = int(b) - 1
    edges[a].append((b, t))
    edges[b].append((a, t))

side = {}
possible = True


def visit(u, c, members):
    global possible
    side[u] = c
    members.append(u)
    for v, t in edges[u]:
        d = c if t == 's' else 1 - c
        if v not in side:
            visit(v, d, members)
        elif side[v] != d:
            possible = False


lo = hi = 0
for i in range(n):
    if i in side:
        continue
    members = []
    visit(i, 0, members)
    counts = []
    for red in (0, 1):
        if all(s[u] == '?' or (s[u] == 'R') == (side[u] == red) for u in members):
            counts.append(sum(side[u] == red for u in members))
    if not counts:
        possible = False
        break
    lo += min(counts)
    hi += max(counts)
print(f'{lo} {hi}' if possible else 'impossible')
