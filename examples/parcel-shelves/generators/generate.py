#!/usr/bin/env python3
"""Writes the inputs of data/secret, always the same ones.

Run it in the folder of the package; the answers are the outputs of an accepted submission.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / "data" / "secret"
random_source = random.Random(20240501)
test_count = 0


def write(name, shelves, capacity, events):
    global test_count
    test_count += 1
    text = f"{shelves} {capacity} {len(events)}\n{' '.join(map(str, events))}\n"
    (SECRET / f"{test_count:02d}-{name}.in").write_text(text)


def day(event_count, arrival_share, rubbish_share=0.0, newest_share=0.0):
    """A mixed day. Requests mostly name a parcel that arrived and was not asked for before."""
    events, waiting, arrived = [], [], 0
    for _ in range(event_count):
        if random_source.random() < arrival_share or not waiting:
            arrived += 1
            waiting.append(arrived)
            events.append(0)
        elif random_source.random() < rubbish_share:
            events.append(random_source.randint(1, event_count))
        else:
            index = random_source.randrange(len(waiting))
            if random_source.random() < newest_share:
                index = len(waiting) - 1
            waiting[index], waiting[-1] = waiting[-1], waiting[index]
            events.append(waiting.pop())
    return events


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    write("one-arrival", 1, 1, [0])
    write("one-request", 1, 1, [1])
    write("no-trip-at-all", 4, 3, [5, 1, 2, 2, 3])
    write("single-place", 1, 1, [0, 0, 2, 1, 0, 3, 2, 1, 0, 4])
    write("single-shelf", 1, 10, [0] * 12 + [3, 12, 1, 10, 11, 5, 5, 0, 0, 13, 14, 2])
    write("capacity-one", 7, 1, day(60, 0.6, 0.2))
    write("asked-before-arrival", 3, 2, [2, 0, 1, 0, 2, 3, 0, 3, 3, 0, 0, 9, 4, 5])
    write("refused-then-more", 2, 1, [0, 0, 0, 1, 0, 4, 3, 0, 5, 2, 0, 0, 7, 6])
    write("lifts-twice", 2, 5, [0] * 10 + [1, 3, 5, 7, 2, 4, 6, 0, 0, 11, 8, 10, 12, 9])
    write("random-small", 4, 3, day(40, 0.55, 0.1))
    write("random-small-full", 3, 2, day(50, 0.75, 0.1))
    write("random-small-rubbish", 5, 4, day(60, 0.6, 0.5))
    write("random-medium", 50, 6, day(1500, 0.6, 0.05))
    write("random-medium-full", 30, 10, day(2000, 0.65, 0.02, 0.3))
    write("random-medium-deep", 1, 10, day(2000, 0.52, 0.02, 0.5))
    write("many-shelves-few-events", 100_000, 10, day(300, 0.6, 0.1))
    write("large-only-arrivals", 100_000, 10, [0] * 200_000)
    write("large-far-shelves", 100_000, 1, [0] * 125_000 + list(range(62_501, 100_001, 3)) + [0] * 62_500)
    write("large-few-shelves", 2_000, 10, day(200_000, 0.7, 0.0)[:90_000] + [0] * 110_000)
    write("large-mixed", 40_000, 2, day(200_000, 0.8, 0.01))
    write("large-all-full", 1, 1, [0] * 200_000)


if __name__ == "__main__":
    main()
