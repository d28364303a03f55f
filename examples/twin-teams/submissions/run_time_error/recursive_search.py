def main():
    n, m = map(int, input().split())
    graph = {child: [] for child in range(1, 2 * n + 1)}
    for i in range(1, n + 1):
        graph[2 * i].append((2 * i - 1, 1))
        graph[2 * i - 1].append((2 * i, 1))
    for _ in range(m):
        t, x, y = map(int, input().split())
        graph[x].append((y, t))
        graph[y].append((x, t))
    team = {}

    def colour(x, c, members):
        if x in team:
            return team[x] == c
        team[x] = c
        members.append(x)
        return all([colour(y, c ^ t, members) for y, t in graph[x]])

    for x in graph:
        if x not in team:
            members = []
            if not colour(x, 0, members):
                print('IMPOSSIBLE')
                return
            balance = sum(1 - 2 * team[y] for y in members if y % 2 == 1)
            if balance < 0:
                for y in members:
                    team[y] ^= 1
    print(sum(1 - team[x] for x in range(1, 2 * n, 2)))
    print(''.join('LT'[team[x]] for x in range(1, 2 * n + 1)))


main()
