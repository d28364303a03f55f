#!/usr/bin/env python3
"""Writes the inputs of data/secret. Deterministic: every test has its own seed.

Usage: python3 generators/generate.py   (from anywhere)
The .ans files are the output of submissions/accepted/parity_sets.cpp.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / 'data' / 'secret'
PAIR_COUNT_MAX = 20_000
WISH_COUNT_MAX = 40_000


def hidden(rng, pairs):
    """A secret distribution: for each pair, whether its elder twin is a Lion."""
    return [rng.random() < 0.5 for _ in range(pairs)]


def wish(rng, lions, p, q, is_true=True):
    """A wish about one child each of the pairs p and q (from 0) that the distribution fulfils."""
    x, y = 2 * p + rng.randrange(2), 2 * q + rng.randrange(2)
    if x == y:
        y ^= 1
    x_is_lion, y_is_lion = lions[p] ^ (x & 1), lions[q] ^ (y & 1)
    return int((x_is_lion != y_is_lion) == is_true), x + 1, y + 1


def consistent(rng, pairs, wishes, lies=0):
    lions = hidden(rng, pairs)
    lines = [wish(rng, lions, rng.randrange(pairs), rng.randrange(pairs)) for _ in range(wishes - lies)]
    lines += [wish(rng, lions, rng.randrange(pairs), rng.randrange(pairs), False) for _ in range(lies)]
    return pairs, lines


def path(rng, pairs, lie=False, backwards=True, extra=0):
    """Pairs in a line, each bound to the next one; a lie closes the line to a wrong ring."""
    lions = hidden(rng, pairs)
    lines = [wish(rng, lions, p, p + 1) for p in range(pairs - 1)]
    if backwards:
        lines.reverse()
    for _ in range(extra):
        p = rng.randrange(pairs - 5)
        lines.append(wish(rng, lions, p, p + rng.randint(1, 5)))
    if lie:
        lines.append(wish(rng, lions, 0, pairs - 1, False))
    return pairs, lines


def clubs(rng, pairs, size, density=1.5):
    """Many components of the given size over shuffled pairs."""
    lions = hidden(rng, pairs)
    order = list(range(pairs))
    rng.shuffle(order)
    lines = []
    for start in range(0, pairs, size):
        club = order[start:start + size]
        lines += [wish(rng, lions, club[i], club[rng.randrange(i)]) for i in range(1, len(club))]
        lines += [wish(rng, lions, rng.choice(club), rng.choice(club))
                  for _ in range(int(len(club) * (density - 1)))]
    rng.shuffle(lines)
    return pairs, lines[:WISH_COUNT_MAX]


def star(rng, pairs):
    lions = hidden(rng, pairs)
    return pairs, [wish(rng, lions, pairs - 1, p) for p in range(pairs - 1)]


def odd_same_ring(pairs):
    """A ring of type 0 wishes only that contradicts itself through the twins."""
    lines = [(0, 2 * p + 1, 2 * p + 3) for p in range(pairs - 1)]
    return pairs, lines + [(0, 2 * pairs - 1, 2)]


TESTS = [
    lambda r: (1, []),
    lambda r: (1, [(1, 2, 1), (1, 1, 2)]),
    lambda r: (3, [(0, 5, 6)]),
    lambda r: (2, [(0, 1, 4), (0, 4, 1), (1, 2, 4)]),
    lambda r: odd_same_ring(3),
    lambda r: clubs(r, 8, 3),
    lambda r: consistent(r, 10, 7),
    lambda r: consistent(r, 14, 12),
    lambda r: consistent(r, 12, 20, 1),
    lambda r: (200, []),
    lambda r: clubs(r, 300, 7),
    lambda r: path(r, 1500, backwards=False),
    lambda r: path(r, 3000, lie=True),
    lambda r: odd_same_ring(2001),
    lambda r: clubs(r, 5000, 2, 1),
    lambda r: consistent(r, 5000, 4000),
    lambda r: path(r, PAIR_COUNT_MAX, extra=WISH_COUNT_MAX - PAIR_COUNT_MAX + 1),
    lambda r: clubs(r, PAIR_COUNT_MAX, 40, 3),
    lambda r: consistent(r, PAIR_COUNT_MAX, WISH_COUNT_MAX, 1),
    lambda r: star(r, PAIR_COUNT_MAX),
    lambda r: clubs(r, PAIR_COUNT_MAX, 3),
]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    for number, make in enumerate(TESTS, start=1):
        pairs, lines = make(random.Random(number))
        rows = [f'{pairs} {len(lines)}'] + [' '.join(map(str, line)) for line in lines]
        (SECRET / f'{number:02d}.in').write_text('\n'.join(rows) + '\n')


if __name__ == '__main__':
    main()
