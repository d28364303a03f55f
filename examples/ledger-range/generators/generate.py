#!/usr/bin/env python3
"""Writes the inputs of data/secret. Deterministic: every test has its own seed.

Usage: python3 generators/generate.py   (from anywhere)
The .ans files are the output of submissions/accepted/lazy_segment_tree.cpp.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / 'data' / 'secret'
ENTRY_COUNT_MAX = 100_000
COMMAND_COUNT_MAX = 40_000
AMOUNT_MAX = 10 ** 9


def interval(rng, count, length_max):
    length = rng.randint(1, min(count, length_max))
    left = rng.randint(1, count - length + 1)
    return left, left + length - 1


def random_test(rng, count, commands, amount_max, letters='SFN', length_max=None):
    """Random amounts and commands; the last command is a need over everything."""
    amounts = [rng.randint(-amount_max, amount_max) for _ in range(count)]
    lines = []
    for _ in range(commands - 1):
        letter = rng.choice(letters)
        if letter == 'S':
            pair = rng.randint(1, count), rng.randint(-amount_max, amount_max)
        else:
            pair = interval(rng, count, length_max or count)
        lines.append((letter, *pair))
    return amounts, lines + [('N', 1, count)]


def constant_test(amount, count, lines):
    return [amount] * count, lines


def nested_flips(rng, count, commands):
    """Flips inside flips, sets inside flipped parts, and needs in between."""
    amounts = [rng.randint(-20, 20) for _ in range(count)]
    lines = []
    while len(lines) + 6 <= commands:
        left, right = interval(rng, count, count)
        middle = rng.randint(left, right)
        lines += [('F', left, right), ('F', left, middle), ('S', middle, rng.randint(-20, 20)),
                  ('N', left, right), ('F', middle, right), ('N', left, middle)]
    return amounts, lines


def wide_needs(count, commands):
    """Alternating amounts; almost every command walks over the whole ledger."""
    amounts = [7 if i % 2 else -8 for i in range(count)]
    lines = []
    for i in range(commands):
        letter = 'F' if i % 8 == 0 else 'N'
        lines.append((letter, 1 + i % 9, count - 1 - i % 13))
    return amounts, lines


def wide_mixed(rng, count, commands):
    """Small amounts that drift; wide flips, sets of small amounts, wide needs."""
    amounts = [rng.choice([-2, -1, 1]) for _ in range(count)]
    lines = []
    for _ in range(commands):
        letter = rng.choice('SFFNNN')
        left = rng.randint(1, 9)
        right = rng.randint(9, 99) if rng.random() < 0.3 else count - rng.randint(1, 999)
        lines.append((letter, right, rng.randint(-3, 3)) if letter == 'S' else (letter, left, right))
    return amounts, lines


TESTS = [
    lambda r: ([5], [('N', 1, 1)]),
    lambda r: ([-AMOUNT_MAX], [('N', 1, 1), ('F', 1, 1), ('N', 1, 1), ('S', 1, -3), ('N', 1, 1)]),
    lambda r: constant_test(0, 9, [('F', 1, 9), ('N', 1, 9), ('S', 4, -1), ('N', 1, 9)]),
    lambda r: random_test(r, 2, 30, 5),
    lambda r: random_test(r, 6, 60, 9),
    lambda r: random_test(r, 7, 80, 9),
    lambda r: random_test(r, 16, 200, 30),
    lambda r: nested_flips(r, 33, 300),
    lambda r: random_test(r, 100, 400, AMOUNT_MAX),
    lambda r: constant_test(-AMOUNT_MAX, 3000, [('N', 1, 3000), ('F', 1, 3000), ('N', 1, 3000),
                                              ('F', 1001, 2999), ('N', 1, 3000), ('N', 2, 2999)]),
    lambda r: random_test(r, 1000, 1000, 50, 'SN'),
    lambda r: random_test(r, 1000, 1500, 50, 'FN'),
    lambda r: random_test(r, 777, 1500, AMOUNT_MAX, 'SFN', 40),
    lambda r: nested_flips(r, 1025, 2000),
    lambda r: random_test(r, 4096, 2000, AMOUNT_MAX),
    lambda r: random_test(r, ENTRY_COUNT_MAX, COMMAND_COUNT_MAX, 9),
    lambda r: wide_needs(ENTRY_COUNT_MAX, COMMAND_COUNT_MAX),
    lambda r: wide_mixed(r, ENTRY_COUNT_MAX, COMMAND_COUNT_MAX),
]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    for number, make in enumerate(TESTS, start=1):
        amounts, lines = make(random.Random(number))
        rows = [f'{len(amounts)} {len(lines)}', ' '.join(map(str, amounts))]
        rows += [' '.join(map(str, line)) for line in lines]
        (SECRET / f'{number:02d}.in').write_text('\n'.join(rows) + '\n')


if __name__ == '__main__':
    main()
