import sys
from math import gcd


def main():
    numbers = iter(map(int, sys.stdin.buffer.read().split()))
    answers = []
    for _ in range(next(numbers)):
        n, m = next(numbers), next(numbers)
        rest, modulus = 0, 1
        for _ in range(n):
            g, a = next(numbers), next(numbers)
            if rest is None:
                continue
            d = gcd(g, m)
            if a % d:
                rest = None
                continue
            own = m // d
            wanted = -a // d * pow(g // d, -1, own) % own
            common = gcd(modulus, own)
            if (wanted - rest) % common:
                rest = None
                continue
            quotient = own // common
            k = (wanted - rest) // common * pow(modulus // common, -1, quotient) % quotient
            rest += k * modulus
            modulus *= quotient
        answers.append("never" if rest is None else str(rest))
    print("\n".join(answers))


main()
