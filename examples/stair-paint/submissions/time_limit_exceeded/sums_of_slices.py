import sys


def main():
    tokens = iter(sys.stdin.read().split())
    n = int(next(tokens))
    c = int(next(tokens))
    steps = [int(next(tokens)) for _ in range(n)]
    runs = [(int(next(tokens)), int(next(tokens))) for _ in range(c)]
    mod = 1_000_000_007

    free = [[1] for _ in range(c)]
    barrier = [0] * c
    total = 0
    for i in range(1, n + 1):
        ending = [0] * c
        for j in range(c):
            if steps[i - 1] and steps[i - 1] != j + 1:
                barrier[j] = i
                continue
            low, high = runs[j]
            first = max(barrier[j], i - high)
            last = i - low
            if last >= first:
                ending[j] = sum(free[j][first:last + 1]) % mod
        total = sum(ending) % mod
        for j in range(c):
            free[j].append((total - ending[j]) % mod)
    print(total)


main()
