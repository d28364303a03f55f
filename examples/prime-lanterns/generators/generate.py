#!/usr/bin/env python3
"""Writes the inputs of data/secret. Deterministic: every test has its own seed.

Usage: python3 generators/generate.py   (from anywhere)
The .ans files are the output of submissions/accepted/smallest_factor.cpp.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / 'data' / 'secret'
COUNT_MAX = 100_000
BEADS_MAX = 1_000_000


def primes_below(limit):
    marks = bytearray([1]) * limit
    marks[0:2] = b'\0\0'
    for p in range(2, int(limit ** 0.5) + 1):
        if marks[p]:
            marks[p * p::p] = bytes(len(range(p * p, limit, p)))
    return [p for p in range(limit) if marks[p]]


PRIMES = primes_below(BEADS_MAX)


def uniform(rng, count, low, high):
    return [rng.randint(low, high) for _ in range(count)]


def smooth(rng, count, factors, limit):
    """Products of the given factors, each as long as the limit allows."""
    values = []
    for _ in range(count):
        value = 1
        for _ in range(rng.randint(0, 20)):
            factor = rng.choice(factors)
            if value * factor <= limit:
                value *= factor
        values.append(value)
    return values


def large_prime_pairs(rng, count):
    """Values q, 2q, 3q with primes q above 1000: equal only in their large factor."""
    large = [p for p in PRIMES if 1000 < p < 2000]
    return [rng.choice(large) * rng.choice([1, 2, 3, 4, 6]) for _ in range(count)]


def halves(rng, count):
    values = [1] * (count // 2) + [2] * (count - count // 2)
    rng.shuffle(values)
    return values


TESTS = [
    lambda r: [1],
    lambda r: [1_000_000],
    lambda r: [1, 999_983],
    lambda r: [7] * 40,
    lambda r: [k * k for k in range(1, 1001)],
    lambda r: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 524_288, 262_144, 81, 243, 3],
    lambda r: uniform(r, 10, 1, 12),
    lambda r: uniform(r, 12, 1, 40),
    lambda r: uniform(r, 60, 1, 200),
    lambda r: list(range(1, 1001)),
    lambda r: uniform(r, 1000, 1, 1_000_000),
    lambda r: smooth(r, 2000, [2, 3, 5], BEADS_MAX),
    lambda r: smooth(r, 2000, [2, 3, 5, 7, 11, 13, 101, 997], BEADS_MAX),
    lambda r: large_prime_pairs(r, 3000),
    lambda r: [p * p for p in PRIMES if p < 1000] + PRIMES[-200:] + [1, 2, 3],
    lambda r: list(range(BEADS_MAX - 9_999, BEADS_MAX + 1)),
    lambda r: halves(r, COUNT_MAX),
    lambda r: uniform(r, COUNT_MAX, 1, 1000),
    lambda r: uniform(r, COUNT_MAX, 1, BEADS_MAX),
    lambda r: r.choices(PRIMES[-10_000:], k=COUNT_MAX - 2) + [1, 1],
]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    for number, make in enumerate(TESTS, start=1):
        values = make(random.Random(number))
        text = f'{len(values)}\n{" ".join(map(str, values))}\n'
        (SECRET / f'{number:02d}.in').write_text(text)


if __name__ == '__main__':
    main()
