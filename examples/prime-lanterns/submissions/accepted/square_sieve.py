import sys
from collections import Counter


def main():
    data = sys.stdin.buffer.read().split()
    beads = list(map(int, data[1:]))
    top = max(beads)

    # core[x] = x divided by its largest square divisor
    core = list(range(top + 1))
    k = 2
    while k * k <= top:
        core[k * k::k * k] = range(1, top // (k * k) + 1)
        k += 1
    seen = Counter(map(core.__getitem__, beads))

    small = [p for p in range(2, 1001) if all(p % d for d in range(2, int(p ** 0.5) + 1))]
    factor = [0] * (top + 1)
    for p in reversed(small):
        if p <= top:
            factor[p::p] = [p] * (top // p)

    total = 0
    get = seen.get
    for kernel, amount in seen.items():
        x = kernel
        while x > 1:
            p = factor[x] or x
            total += amount * get(kernel // p, 0)
            x //= p
    print(total)


main()
