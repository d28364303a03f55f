import sys

lines = sys.stdin.read().split('\n')
n, m = map(int, lines[0].split())
lamps = lines[1]
bridges = []
for line in lines[2:2 + m]:
    a, b, t = line.split()
    bridges.append((int(a) - 1, int(b) - 1, t == 'r'))

# label[i]: smallest island of the group found so far; odd[i]: does i differ from it?
label = list(range(n))
odd = [False] * n
changed = True
while changed:
    changed = False
    for a, b, rope in bridges:
        if label[a] < label[b]:
            label[b] = label[a]
            odd[b] = odd[a] != rope
            changed = True
        elif label[b] < label[a]:
            label[a] = label[b]
            odd[a] = odd[b] != rope
            changed = True

possible = all((odd[a] != odd[b]) == rope for a, b, rope in bridges)
size = [[0, 0] for _ in range(n)]
allowed = [[True, True] for _ in range(n)]
for i in range(n):
    size[label[i]][odd[i]] += 1
    if lamps[i] == 'R':
        allowed[label[i]][not odd[i]] = False
    elif lamps[i] == 'G':
        allowed[label[i]][odd[i]] = False
low = high = 0
for i in range(n):
    if label[i] == i:
        choices = [size[i][c] for c in range(2) if allowed[i][c]]
        if choices:
            low += min(choices)
            high += max(choices)
        else:
            possible = False
print(f'{low} {high}' if possible else 'impossible')
