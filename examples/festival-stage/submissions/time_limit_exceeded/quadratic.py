import sys


def main():
    n, k, c = map(int, sys.stdin.readline().split())
    w = list(map(int, sys.stdin.readline().split()))
    v = list(map(int, sys.stdin.readline().split()))
    dp = [0] * n
    prev = [-1] * n
    for j in range(n):
        best = 0
        wj = w[j]
        for i in range(j - 1, -1, -1):
            d = abs(w[i] - wj)
            if d <= k * (j - i):
                value = dp[i] - c * d
                if value > best:
                    best = value
                    prev[j] = i
        dp[j] = best + v[j]
    j = max(range(n), key=dp.__getitem__)
    print(dp[j])
    order = []
    while j >= 0:
        order.append(j + 1)
        j = prev[j]
    order.reverse()
    print(len(order))
    print(' '.join(map(str, order)))


main()
