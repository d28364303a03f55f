import sys


def main():
    data = list(map(int, sys.stdin.read().split()))
    n, k, c = data[:3]
    w = data[3:3 + n]
    v = data[3 + n:]
    total = list(v)
    link = [-1] * n
    for j in range(n):
        for i in range(max(0, j - 5), j):
            change = abs(w[i] - w[j])
            if change <= k * (j - i) and total[i] - c * change + v[j] > total[j]:
                total[j] = total[i] - c * change + v[j]
                link[j] = i
    j = total.index(max(total))
    print(total[j])
    bands = []
    while j != -1:
        bands.append(j + 1)
        j = link[j]
    print(len(bands))
    print(*bands[::-1])


main()
