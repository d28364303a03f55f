import sys


def main():
    it = iter(sys.stdin.read().split())
    n, m = int(next(it)), int(next(it))
    wishes = [(1, 2 * i, 2 * i + 1) for i in range(n)]
    for _ in range(m):
        t, x, y = int(next(it)), int(next(it)), int(next(it))
        wishes.append((t, x - 1, y - 1))
    team = [-1] * (2 * n)
    label = [-1] * (2 * n)
    for start in range(2 * n):
        if team[start] >= 0:
            continue
        team[start] = 0
        label[start] = start
        changed = True
        while changed:
            changed = False
            for t, x, y in wishes:
                if team[x] >= 0 and team[y] < 0:
                    team[y] = team[x] ^ t
                    label[y] = start
                    changed = True
                elif team[y] >= 0 and team[x] < 0:
                    team[x] = team[y] ^ t
                    label[x] = start
                    changed = True
    if any(team[x] ^ team[y] != t for t, x, y in wishes):
        print('IMPOSSIBLE')
        return
    score = [0] * (2 * n)
    for x in range(0, 2 * n, 2):
        score[label[x]] += 1 - 2 * team[x]
    lions = [team[x] ^ (score[label[x]] < 0) for x in range(2 * n)]
    print(sum(1 for v in lions[::2] if v == 0))
    print(''.join('LT'[v] for v in lions))


main()
