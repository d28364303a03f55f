import sys
from bisect import bisect_left


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, k = data[0], data[1]
    machines = []
    longest = None
    for i in range(2, 2 + 5 * n, 5):
        w, t, b, r, q = data[i:i + 5]
        machines.append((w, t, b, r, r * t + q))
        strokes = -(-k // b)
        alone = w + strokes * t + (strokes - 1) // r * q
        if longest is None or alone < longest:
            longest = alone
    machines.sort()

    def pieces(time):
        total = 0
        for w, t, b, r, cycle in machines:
            if w >= time:
                break
            full, rest = divmod(time - w, cycle)
            part = rest // t
            total += b * (full * r + (part if part < r else r))
            if total >= k:
                return k
        return total

    print(bisect_left(range(longest), k, key=pieces))


main()
