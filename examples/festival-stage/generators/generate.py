#!/usr/bin/env python3
"""Writes the inputs of data/secret. Deterministic: every test has its own seed.

Usage: python3 generators/generate.py   (from anywhere)
The .ans files are the output of submissions/accepted/divide_and_conquer.cpp.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / 'data' / 'secret'
COUNT_MAX = 80_000
WIDTH_MAX = 100_000
APPLAUSE_MAX = 10 ** 9


def uniform(rng, count, k, c, width_max, applause_max):
    return (k, c, [rng.randint(0, width_max) for _ in range(count)],
            [rng.randint(1, applause_max) for _ in range(count)])


def walk(rng, count, k, c, step_max, applause_max, noise):
    """Widths wander slowly; a share of them, the noise, is far away from the walk."""
    width, widths = WIDTH_MAX // 2, []
    for _ in range(count):
        width = min(WIDTH_MAX, max(0, width + rng.randint(-step_max, step_max)))
        widths.append(rng.randint(0, WIDTH_MAX) if rng.random() < noise else width)
    return k, c, widths, [rng.randint(1, applause_max) for _ in range(count)]


def zigzag(count, k, c, low, high, applause):
    """Every change is exactly as large as the crew can manage in one slot, or too large by one."""
    widths = [(low, high, low, high + 1)[i % 4] for i in range(count)]
    return k, c, widths, [applause] * count


def slope(count, k, c, applause):
    """A rise that takes exactly k metres per slot."""
    return k, c, [min(WIDTH_MAX, k * i) for i in range(count)], [applause] * count


def dear(rng, count, c):
    """Costs that exceed almost every applause: most bands should not follow any other."""
    widths = [rng.randint(0, WIDTH_MAX) for _ in range(count)]
    return WIDTH_MAX, c, widths, [rng.choice([1, 2, 3, c * 20, c * 3000]) for _ in range(count)]


TESTS = [
    lambda r: (1, 0, [0], [1]),
    lambda r: (WIDTH_MAX, 1000, [WIDTH_MAX], [APPLAUSE_MAX]),
    lambda r: (1, 1000, [0, WIDTH_MAX], [APPLAUSE_MAX, APPLAUSE_MAX]),
    lambda r: (WIDTH_MAX, 1000, [0, WIDTH_MAX], [100_000_000, 100_000_001]),
    lambda r: (1, 1, [5] * 50, [1] * 50),
    lambda r: uniform(r, 8, 2, 1, 9, 9),
    lambda r: uniform(r, 12, 3, 2, 12, 20),
    lambda r: uniform(r, 30, 4, 0, 40, 10),
    lambda r: uniform(r, 60, 1, 1, 15, 30),
    lambda r: zigzag(200, 7, 1, 3, 10, 9),
    lambda r: slope(300, 17, 1, 40),
    lambda r: dear(r, 500, 7),
    lambda r: uniform(r, 1000, 40, 3, 2000, 3000),
    lambda r: uniform(r, 2000, WIDTH_MAX, 0, WIDTH_MAX, APPLAUSE_MAX),
    lambda r: walk(r, 3000, 100, 5, 90, 2000, 0.3),
    lambda r: zigzag(3000, 1000, 2, 500, 1500, 3000),
    lambda r: dear(r, 3000, 1000),
    lambda r: uniform(r, 5000, 5, 1, 900, APPLAUSE_MAX),
    lambda r: uniform(r, COUNT_MAX, 60, 2, WIDTH_MAX, 99),
    lambda r: walk(r, COUNT_MAX, 20, 3, 60, 99, 0.2),
    lambda r: uniform(r, COUNT_MAX, 3, 1, 99, 9),
    lambda r: (1, 1000, [i * 3 % 10 for i in range(COUNT_MAX)], [1] * COUNT_MAX),
]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    for number, make in enumerate(TESTS, start=1):
        k, c, widths, applause = make(random.Random(number))
        rows = [f'{len(widths)} {k} {c}', ' '.join(map(str, widths)), ' '.join(map(str, applause))]
        (SECRET / f'{number:02d}.in').write_text('\n'.join(rows) + '\n')


if __name__ == '__main__':
    main()
