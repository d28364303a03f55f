#!/usr/bin/env python3
"""Writes the inputs of data/secret, always the same ones.

Run it in the folder of the package; the answers are the outputs of an accepted submission.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / "data" / "secret"
random_source = random.Random(86_400)
file_count = 0

CLOCKS_MAX = 30_000
CASES_MAX = 5_000
MARKS_MAX = 10**9
SMOOTH = 735_134_400  # 2^6 * 3^3 * 5^2 * 7 * 11 * 13 * 17
PRIME = 999_999_937
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 31, 101, 997)


def write(name, cases):
    """A case is (m, [(g, a), ...])."""
    global file_count
    file_count += 1
    lines = [str(len(cases))]
    for marks, clocks in cases:
        lines.append(f"{len(clocks)} {marks}")
        lines += [f"{gain} {ahead}" for gain, ahead in clocks]
    (SECRET / f"{file_count:02d}-{name}.in").write_text("\n".join(lines) + "\n")


def either_sign(value, marks):
    """One of the two numbers between -marks and marks that are equal to value modulo marks."""
    value %= marks
    return value - marks if value and random_source.random() < 0.5 else value


def gain_with_divisor(marks, factors_max):
    """A random gain that shares factors with the number of marks."""
    gain = random_source.randrange(marks)
    for _ in range(random_source.randint(0, factors_max)):
        gain = gain * random_source.choice(PRIMES) % marks
    return gain


def solvable(marks, count, factors_max=6):
    day = random_source.randrange(marks)
    clocks = []
    for _ in range(count):
        gain = gain_with_divisor(marks, factors_max)
        clocks.append((either_sign(gain, marks), either_sign(-gain * day, marks)))
    return marks, clocks


def spoilt(case, index):
    """The same case with one clock set a bit further."""
    marks, clocks = case
    clocks = list(clocks)
    gain, ahead = clocks[index]
    clocks[index] = (gain, either_sign(ahead + random_source.randint(1, max(1, marks // 2)), marks))
    return marks, clocks


def any_case(count, marks):
    return marks, [
        (either_sign(random_source.randrange(marks), marks), either_sign(random_source.randrange(marks), marks))
        for _ in range(count)
    ]


def small_cases(count, clocks_max, marks_max):
    cases = []
    for _ in range(count):
        case = solvable(random_source.randint(1, marks_max), random_source.randint(1, clocks_max), 3)
        if random_source.random() < 0.4:
            case = spoilt(case, random_source.randrange(len(case[1])))
        cases.append(case)
    return cases


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    write("one-mark", [(1, [(0, 0)])])
    write("hands-that-never-err", [(6, [(0, 0)]), (6, [(0, 3)]), (2, [(0, -1), (1, 1)]), (9, [(0, 0)] * 4)])
    write("today", [(12, [(5, 0), (-3, 0)]), (1, [(0, 0)] * 3), (1_000, [(10, 0)]), (7, [(0, 0), (6, 0)])])
    write("never-at-the-first-clock", [(10, [(4, 5), (3, 1), (7, 9)]), (8, [(3, 5)]), (15, [(5, 1), (4, 2)]), (9, [(2, 4)])])
    write("two-clocks-disagree", [(12, [(5, 1), (7, 4)]), (12, [(4, 4), (2, 6)]), (6, [(1, 5), (1, 4)]), (6, [(3, 3), (2, 2)])])
    write("same-clock-often", [(100, [(-35, 30)] * 20), (97, [(96, -96)] * 5)])
    write("largest-dial", [(MARKS_MAX, [(MARKS_MAX - 1, 1 - MARKS_MAX)]), (MARKS_MAX, [(1 - MARKS_MAX, 1)]), (MARKS_MAX, [(1, 1)])])
    write("all-tiny-dials", [any_case(random_source.randint(1, 3), random_source.randint(1, 4)) for _ in range(200)])
    write("random-small", small_cases(100, 4, 30))
    write("random-small-more-clocks", small_cases(60, 9, 120))
    write("random-unplanned", [any_case(random_source.randint(1, 2), random_source.randint(1, 60)) for _ in range(150)])
    write("random-medium", small_cases(100, 12, 100_000))
    write("one-clock-large-dials", [any_case(1, MARKS_MAX - index) for index in range(300)])
    write("prime-dial", [solvable(PRIME, 3), spoilt(solvable(PRIME, 3), 2), solvable(PRIME, 1), any_case(1, PRIME)])
    write("prime-powers", [solvable(2**29, 40, 25), solvable(3**18, 40, 15), spoilt(solvable(2**29, 40, 28), 39), solvable(31_607**2, 30)])
    write("smooth-dial", [solvable(SMOOTH, 60, 12) for _ in range(10)] + [spoilt(solvable(SMOOTH, 60, 12), 30) for _ in range(10)])
    write("large-one-case", [solvable(SMOOTH, CLOCKS_MAX, 12)])
    write("large-last-clock-disagrees", [spoilt(solvable(10_080, CLOCKS_MAX, 9), CLOCKS_MAX - 1)])
    write("large-many-primes", [any_case(1, PRIME) for _ in range(CASES_MAX)])
    cases = [solvable(random_source.choice((SMOOTH, MARKS_MAX, 2**20, 5_040)), 3, 9) for _ in range(CASES_MAX)]
    write("large-many-cases", [spoilt(case, 1) if index % 3 == 0 else case for index, case in enumerate(cases)])


if __name__ == "__main__":
    main()
