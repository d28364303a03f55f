import sys


def main():
    read = sys.stdin.readline
    n, m = map(int, read().split())
    friends = [[] for _ in range(2 * n + 1)]
    rivals = [[] for _ in range(2 * n + 1)]
    for i in range(1, 2 * n, 2):
        rivals[i].append(i + 1)
        rivals[i + 1].append(i)
    for _ in range(m):
        t, x, y = map(int, read().split())
        where = rivals if t else friends
        where[x].append(y)
        where[y].append(x)
    team = [0] * (2 * n + 1)
    for start in range(1, 2 * n + 1):
        if team[start]:
            continue
        team[start] = 1
        seen = [start]
        todo = [start]
        while todo:
            x = todo.pop()
            for y in rivals[x]:
                if team[y] == team[x]:
                    print('IMPOSSIBLE')
                    return
                if not team[y]:
                    team[y] = -team[x]
                    seen.append(y)
                    todo.append(y)
            for y in friends[x]:
                if not team[y]:
                    team[y] = team[x]
                    seen.append(y)
                    todo.append(y)
        if sum(team[x] for x in seen if x % 2) < 0:
            for x in seen:
                team[x] = -team[x]
    print(sum(1 for x in range(1, 2 * n, 2) if team[x] == 1))
    print(''.join('L' if v == 1 else 'T' for v in team[1:]))


main()
