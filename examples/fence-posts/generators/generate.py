#!/usr/bin/env python3
"""Writes the inputs of data/secret. Deterministic: every test has its own seed.

Usage: python3 generators/generate.py   (from anywhere)
The .ans files are the output of submissions/accepted/calipers.cpp.
"""
import math
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / 'data' / 'secret'
COUNT_MAX = 30_000
COORDINATE_MAX = 1_000_000


def square(rng, count, size):
    return [(rng.randint(-size, size), rng.randint(-size, size)) for _ in range(count)]


def circle(rng, count, radius):
    """Nearly every point is a corner of the convex hull."""
    angles = [rng.uniform(0, 2 * math.pi) for _ in range(count)]
    return [(round(radius * math.cos(t)), round(radius * math.sin(t))) for t in angles]


def ellipse(rng, count, long, short, turn):
    points = []
    for _ in range(count):
        t = rng.uniform(0, 2 * math.pi)
        x, y = long * math.cos(t), short * math.sin(t)
        points.append((round(x * math.cos(turn) - y * math.sin(turn)),
                       round(x * math.sin(turn) + y * math.cos(turn))))
    return points


def line(rng, count, dx, dy, steps):
    return [(k * dx, k * dy) for k in (rng.randint(-steps, steps) for _ in range(count))]


def band(rng, count, dx, dy, steps, width):
    """Points close to a line through the origin."""
    points = line(rng, count, dx, dy, steps)
    return [(x + rng.randint(-width, width), y + rng.randint(-width, width)) for x, y in points]


def grid(side, step):
    return [(i * step, j * step) for i in range(side) for j in range(side)]


M = COORDINATE_MAX
TESTS = [
    lambda r: (0, 1, 1, [(0, 0)]),
    lambda r: (1000, 1000, 999, [(-M, M)]),
    lambda r: (3, 2, 5, [(7, -7)] * 5),
    lambda r: (0, 3, 7, [(0, 0), (1, 1)]),
    lambda r: (5, 9, 4, [(-M, -M), (M, M)]),
    lambda r: (0, 10, 1, line(r, 40, 3, -4, 1000)),
    lambda r: (2, 1, 50, line(r, 300, 0, 1, 5000)),
    lambda r: (0, 2, 3, [(0, 0), (10, 1), (11, -9), (1, -10)]),
    lambda r: (1, 1, 1, [(0, 0), (7, 0), (0, 3)]),
    lambda r: (0, 5, 8, square(r, 8, 10)),
    lambda r: (4, 100, 1, square(r, 30, 100)),
    lambda r: (0, 1, 100, ellipse(r, 200, 9000, 300, 0.7)),
    lambda r: (10, 13, 11, grid(40, 25)),
    lambda r: (0, 17, 4, band(r, 2000, 311, 207, 3000, 60)),
    lambda r: (0, 1, 1, [(-M, -M), (M, M - 1), (M - 1, M), (-M, -M + 3), (0, 1)]),
    lambda r: (100, 7, 7, circle(r, 2000, 50_000)),
    lambda r: (1, 3, 2, square(r, 5000, M)),
    lambda r: (0, 1000, 1, ellipse(r, 4000, 900_000, 90_000, -0.4)),
    lambda r: (1000, 999, 1000, circle(r, COUNT_MAX, M)),
    lambda r: (0, 2, 9, ellipse(r, COUNT_MAX, 999_000, 400_000, 1.1)),
    lambda r: (17, 31, 29, square(r, COUNT_MAX, M)),
    lambda r: (0, 1, 1, band(r, COUNT_MAX, 5, 3, 100_000, 900)),
]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    for number, make in enumerate(TESTS, start=1):
        distance, stone, wood, points = make(random.Random(number))
        rows = [f'{len(points)} {distance} {stone} {wood}'] + [f'{x} {y}' for x, y in points]
        (SECRET / f'{number:02d}.in').write_text('\n'.join(rows) + '\n')


if __name__ == '__main__':
    main()
