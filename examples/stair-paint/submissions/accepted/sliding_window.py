import sys

MOD = 10 ** 9 + 7


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, c = data[0], data[1]
    paint = data[2:2 + n]
    limits = data[2 + n:]
    low = limits[0::2]
    high = limits[1::2]

    # other[j][t]: ways to finish exactly the first t steps without colour j on top
    other = [[1] for _ in range(c)]
    window = [0] * c
    opened = [0] * c  # first t that is still allowed as the beginning of a run
    total = 1
    colours = list(zip(range(c), low, high, other))
    for i in range(1, n + 1):
        colour = paint[i - 1] - 1
        for j, shortest, longest, ways in colours:
            if colour >= 0 and colour != j:
                opened[j] = i
                window[j] = 0
                continue
            t = i - shortest
            if t >= opened[j]:
                window[j] += ways[t]
            t = i - longest - 1
            if t >= opened[j]:
                window[j] -= ways[t]
        total = sum(window)
        for j, _, _, ways in colours:
            ways.append((total - window[j]) % MOD)
    print(total % MOD)


main()
