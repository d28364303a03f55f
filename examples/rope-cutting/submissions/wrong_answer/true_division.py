import sys


def main():
    rows = [list(map(int, line.split())) for line in sys.stdin]
    n, k = rows[0]
    machines = rows[1:n + 1]

    def enough(seconds):
        total = 0
        for w, t, b, r, q in machines:
            x = seconds - w
            if x < t:
                continue
            cycle = r * t + q
            full = int(x / cycle)
            total += b * (full * r + min(r, int((x - full * cycle) / t)))
            if total >= k:
                return True
        return False

    low, high = 0, 1
    while not enough(high):
        low = high
        high *= 2
    while high - low > 1:
        mid = (low + high) // 2
        if enough(mid):
            high = mid
        else:
            low = mid
    print(high)


main()
