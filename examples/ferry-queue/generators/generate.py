#!/usr/bin/env python3
"""Writes the inputs of data/secret, always the same ones.

Run it in the folder of the package; the answers are the outputs of an accepted submission.
"""
import random
from pathlib import Path

SECRET = Path(__file__).resolve().parent.parent / "data" / "secret"
random_source = random.Random(77_2024)
test_count = 0

LOADING_MAX = 1_000_000
PATIENCE_MAX = 1_000_000_000
VEHICLES_MAX = 40_000


def write(name, ramp, vehicles):
    global test_count
    test_count += 1
    lines = [f"{len(vehicles)} {ramp}"] + [f"{deck} {t} {p}" for deck, t, p in vehicles]
    (SECRET / f"{test_count:02d}-{name}.in").write_text("\n".join(lines) + "\n")


def random_vehicles(count, loading_max, patience_max, lower_share=0.5, loading_min=1):
    return [
        (
            "L" if random_source.random() < lower_share else "U",
            random_source.randint(loading_min, loading_max),
            random_source.randint(0, patience_max),
        )
        for _ in range(count)
    ]


def tight_vehicles(count, loading_max, lower_share):
    """Patience close to what a good order needs, so that the choice of the order matters."""
    vehicles, clock = [], 0
    for _ in range(count):
        t = random_source.randint(1, loading_max)
        deck = "L" if random_source.random() < lower_share else "U"
        vehicles.append((deck, t, max(0, clock - random_source.randint(0, 2 * loading_max))))
        clock += t
    random_source.shuffle(vehicles)
    return vehicles


def main():
    SECRET.mkdir(parents=True, exist_ok=True)
    write("one-vehicle", 5, [("L", 1, 0)])
    write("one-patient-driver", 1_000_000_000, [("U", LOADING_MAX, PATIENCE_MAX)])
    write("all-equal", 3, [("L", 4, 5), ("U", 4, 5)] * 4)
    write("only-upper", 50, [("U", 3, 1), ("U", 9, 2), ("U", 1, 4), ("U", 2, 2)])
    write("only-lower", 1_000, [("L", 7, 30), ("L", 20, 11), ("L", 5, 16), ("L", 1, 3)])
    write("loading-before-patience", 0, [("L", 10, 5), ("L", 1, 8), ("L", 2, 7)])
    write("longest-first-is-best", 2, [("L", 100, 3), ("U", 1, 50), ("U", 2, 90), ("L", 1, 101)])
    write("upper-first", 1, [("L", 2, 5), ("L", 3, 40), ("U", 5, 6), ("U", 1, 9)])
    write("hurried-driver-but-long-deck", 4, [("L", 1, 0), ("L", 50, 300), ("U", 2, 1), ("U", 2, 6)])
    write("no-ramp-time", 0, random_vehicles(8, 10, 30))
    write("everybody-early", 1, random_vehicles(6, 5, 10) + [("U", 1, 60)])
    write("all-patient", 10, [(d, t, p + 5_000) for d, t, p in random_vehicles(12, 9, 300)])
    for index in range(4):
        write(f"random-small-{index + 1}", random_source.randint(0, 9), random_vehicles(9, 9, 40))
    write("twelve-vehicles", 6, tight_vehicles(12, 20, 0.4))
    write("random-medium", 100, tight_vehicles(1_000, 500, 0.5))
    write("random-medium-one-upper", 250, tight_vehicles(2_000, 300, 0.9995))
    write("medium-long-loading", 0, random_vehicles(6_000, LOADING_MAX, 1_000, 0.7, 900_000))
    write("large-random", 12_345, random_vehicles(VEHICLES_MAX, 999, 40_000_000))
    write("large-tight", 1_000_000_000, tight_vehicles(VEHICLES_MAX, 999, 0.3))
    write("large-extremes", 1_000_000_000, [("U", LOADING_MAX, 0), ("L", LOADING_MAX, 0)] * (VEHICLES_MAX // 2))
    write("large-one-deck", 1_000_000_000, tight_vehicles(VEHICLES_MAX, 45_000, 1.0))


if __name__ == "__main__":
    main()
