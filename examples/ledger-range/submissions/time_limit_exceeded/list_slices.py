import sys
from itertools import accumulate


def main():
    it = iter(sys.stdin.read().split())
    n, q = int(next(it)), int(next(it))
    a = [int(next(it)) for _ in range(n)]
    out = []
    for _ in range(q):
        c, x, y = next(it), int(next(it)), int(next(it))
        if c == 'S':
            a[x - 1] = y
        elif c == 'F':
            a[x - 1:y] = [-v for v in a[x - 1:y]]
        else:
            out.append(max(0, -min(accumulate(a[x - 1:y]))))
    print('\n'.join(map(str, out)))


main()
