from functools import lru_cache

MOD = 10 ** 9 + 7
n, c = map(int, input().split())
p = list(map(int, input().split()))
run = [tuple(map(int, input().split())) for _ in range(c)]

clear = []  # clear[j][i]: steps from i upwards that can have colour j + 1
for j in range(c):
    row = [0] * (n + 1)
    for i in range(n - 1, -1, -1):
        row[i] = row[i + 1] + 1 if p[i] in (0, j + 1) else 0
    clear.append(row)


@lru_cache(maxsize=None)
def ways(i, last):
    """Ways for the steps from i upwards when the step below has colour `last`."""
    if i == n:
        return 1
    return sum(from_here(i, j) for j in range(c) if j != last) % MOD


@lru_cache(maxsize=None)
def from_here(i, j):
    least, most = run[j]
    return sum(ways(i + size, j) for size in range(least, min(most, clear[j][i]) + 1)) % MOD


print(ways(0, -1))
