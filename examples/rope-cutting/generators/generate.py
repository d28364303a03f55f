#!/usr/bin/env python3
"""Writes the inputs of data/secret, always the same ones.

Run it in the folder of the package; the answers are the outputs of an accepted submission.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / "data" / "secret"
random_source = random.Random(314_159)
test_count = 0

MACHINES_MAX = 10_000
PIECES_MAX = 10**12
WARM_UP_MAX = 10**9
MILLION = 10**6


def write(name, pieces, machines):
    global test_count
    test_count += 1
    lines = [f"{len(machines)} {pieces}"] + [" ".join(map(str, machine)) for machine in machines]
    (SECRET / f"{test_count:02d}-{name}.in").write_text("\n".join(lines) + "\n")


def random_machines(count, warm_up, stroke, batch, strokes, cooling):
    """Machines whose five numbers are drawn from the five given (smallest, largest) pairs."""
    ranges = (warm_up, stroke, batch, strokes, cooling)
    return [tuple(random_source.randint(*pair) for pair in ranges) for _ in range(count)]


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    write("smallest", 1, [(0, 1, 1, 1, 0)])
    write("one-stroke-is-enough", 999_999, [(5, 4, MILLION, 1, 9)])
    write("largest-answer", PIECES_MAX, [(WARM_UP_MAX, MILLION, 1, 1, MILLION)])
    write("fastest-machine", PIECES_MAX, [(0, 1, MILLION, MILLION, 0)])
    write("last-stroke-before-cooling", 6, [(3, 2, 2, 3, 100)])
    write("first-stroke-after-cooling", 7, [(3, 2, 2, 3, 100)])
    write("cooling-longer-than-stroke", 20, [(0, 2, 1, 3, 11), (4, 3, 1, 2, 20)])
    write("late-machine-does-not-help", 30, [(0, 1, 1, 5, 2), (WARM_UP_MAX, 2, 9, 3, 1)])
    write("exactly-k", 12, [(0, 4, 3, 2, 1), (1, 5, 2, 9, 9)])
    write("all-equal", 1_000, [(7, 3, 2, 4, 5)] * 50)
    for index in range(4):
        machines = random_machines(4, (0, 12), (1, 6), (1, 5), (1, 4), (0, 9))
        write(f"random-small-{index + 1}", random_source.randint(1, 80), machines)
    write("random-small-hot", 500, random_machines(6, (0, 50), (1, 4), (1, 9), (1, 3), (20, 90)))
    write("random-medium", 987_654, random_machines(300, (0, 5_000), (1, 99), (1, 20), (1, 50), (0, 999)))
    write("medium-one-fast-many-cold", 10**7,
          random_machines(1_500, (10**8, WARM_UP_MAX), (1, 9), (1, 99), (1, 9), (0, 9)) + [(0, 2, 50, 7, 3)])
    write("slow-machines", PIECES_MAX - 1, random_machines(3, (0, WARM_UP_MAX), (900_000, MILLION), (1, 2), (1, 2), (900_000, MILLION)))
    write("long-cycles", PIECES_MAX, random_machines(40, (0, 10**6), (900_000, MILLION), (1, 9), (900_000, MILLION), (0, MILLION)))
    write("long-without-cooling", PIECES_MAX - 1, [(1, 999_983, 1, 1, 0)])
    write("slow-without-cooling", 999_999_999_961, random_machines(5, (0, WARM_UP_MAX), (999_000, MILLION), (1, 1), (1, 9), (0, 0)))
    any_machine = ((0, WARM_UP_MAX), (1, MILLION), (1, MILLION), (1, MILLION), (0, MILLION))
    write("large-random", PIECES_MAX, random_machines(MACHINES_MAX, *any_machine))
    write("large-fast", PIECES_MAX, random_machines(MACHINES_MAX, (0, 9), (1, 2), (990_000, MILLION), (1, 9), (0, 9)))
    write("large-hot", 999_999_999_989, random_machines(MACHINES_MAX, (0, WARM_UP_MAX), (1, 1_000), (1, 3), (1, 9), (500_000, MILLION)))
    write("large-slowest", PIECES_MAX, [(WARM_UP_MAX, MILLION, 1, 1, MILLION)] * MACHINES_MAX)
    # Both first strokes end in the very second that is the answer.
    write("first-strokes-together", 2, [(0, 5, 1, 1, 0)] * 2)


if __name__ == "__main__":
    main()
