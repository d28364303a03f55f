import sys


def gcd(a, b):
    while a % b != 0:
        a, b = b, a % b
    return b


def main():
    lines = sys.stdin.read().splitlines()
    position = 1
    for _ in range(int(lines[0])):
        n, m = map(int, lines[position].split())
        x, step = 0, 1
        for line in lines[position + 1:position + n + 1]:
            g, a = map(int, line.split())
            f = (step * g) % m
            b = -(a + x * g) % m
            d = gcd(m, g % m)
            if x < 0 or (-a) % d:
                x = -1
                continue
            if f == 0:
                if b != 0:
                    x = -1
                continue
            e = gcd(m, f)
            if b % e:
                x = -1
                continue
            p = m // e
            x += b // e * pow(f // e, -1, p) % p * step
            step *= p
        print(x if x >= 0 else "never")
        position += n + 1


main()
