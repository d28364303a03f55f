#!/usr/bin/env python3
"""Writes data/secret. Deterministic: every test is given here or comes from its own seed.

Usage: python3 generators/generate.py   (from anywhere)
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / 'data' / 'secret'
COUNT_MAX = 10 ** 6


def randomly(seed):
    """n and c at random, steps as large as the temperatures allow."""
    source = random.Random(seed)
    count = source.randint(2, COUNT_MAX)
    coldest = source.randint(1, count)
    base = source.randint(-10 ** 9, 0)
    step = 10 ** 9 // count
    return count, coldest, source.randint(1, step), source.randint(1, step), base


TESTS = [
    (1, 1, 1, 1, 0),
    (2, 1, 1, 1, -1),
    (2, 2, 1, 1, 10 ** 9 - 1),
    (3, 2, 5, 1, 0),
    (COUNT_MAX, 1, 1, 1, 0),
    (COUNT_MAX, COUNT_MAX, 1, 1, -10 ** 9),
    (COUNT_MAX, COUNT_MAX // 2, 1000, 1, -10 ** 9),
    (COUNT_MAX, COUNT_MAX // 2 + 1, 1, 1000, 0),
    (2 ** 19 + 1, 2 ** 18 + 1, 7, 3, 5),
    (COUNT_MAX - 1, 333_333, 1, 1499, -10 ** 9),
] + [randomly(seed) for seed in range(1, 7)]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    for index, test in enumerate(TESTS, 1):
        (SECRET / f'{index:02}.in').write_text(' '.join(map(str, test)) + '\n')
        (SECRET / f'{index:02}.ans').write_text(f'{test[1]}\n')


if __name__ == '__main__':
    main()
