"""Writes every secret input of Stair Paint and, by an accepted submission, its answer.

Usage: python3 generators/generate.py    (deterministic: one fixed seed)
"""

import pathlib
import random
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SECRET = PACKAGE / 'data' / 'secret'
SOLVER = PACKAGE / 'submissions' / 'accepted' / 'sliding_window.py'
N_MAX, C_MAX = 50_000, 10


def build(paint, spans):
    lines = [f'{len(paint)} {len(spans)}', ' '.join(map(str, paint))]
    lines += [f'{least} {most}' for least, most in spans]
    return '\n'.join(lines) + '\n'


def hidden(rng, n, spans, share):
    """A share of the steps of one valid painting. The first two colours must allow runs of 1."""
    steps = []
    while len(steps) < n:
        rest = n - len(steps)
        usable = [j for j, (least, _) in enumerate(spans, start=1)
                  if least <= rest and (not steps or steps[-1] != j)]
        j = rng.choice(usable)
        steps += [j] * rng.randint(spans[j - 1][0], min(rest, spans[j - 1][1]))
    return [j if rng.random() < share else 0 for j in steps], spans


def random_spans(rng, c, least_max, width):
    spans = [(1, rng.randint(1, width)), (1, rng.randint(1, width))][:c]
    while len(spans) < c:
        least = rng.randint(1, least_max)
        spans.append((least, least + rng.randrange(width)))
    return spans


def any_case(rng, n, c, share):
    spans = []
    for _ in range(c):
        least = rng.randint(1, n)
        spans.append((least, rng.randint(least, n)))
    return [rng.randint(1, c) if rng.random() < share else 0 for _ in range(n)], spans


def tests():
    rng = random.Random(20250903)
    yield 'smallest', ([0], [(1, 1)])
    yield 'one-step-ten-colours', ([0], [(1, 1)] * C_MAX)
    yield 'one-colour-too-long', ([0] * 6, [(1, 5)])
    yield 'one-colour-exactly', ([0] * 6, [(6, 6)])
    yield 'finished-stairs', ([1, 1, 2, 2, 2, 1], [(1, 2), (3, 3)])
    yield 'finished-stairs-broken', ([1, 1, 2, 2, 2, 1], [(2, 2), (3, 3)])
    yield 'painted-step-in-the-way', ([0, 0, 3, 0, 0, 0], [(1, 6), (2, 4), (1, 1)])
    yield 'last-run-too-short', ([0, 0, 0, 0, 1], [(2, 3), (2, 3)])
    for number in range(4):
        c = 2 + number % 3
        yield f'random-tiny-{number + 1}', hidden(rng, 9, random_spans(rng, c, 3, 3), 0.25)
    yield 'random-tiny-any', any_case(rng, 10, 4, 0.15)
    yield 'random-small', hidden(rng, 100, random_spans(rng, 5, 6, 6), 0.1)
    yield 'random-medium', hidden(rng, 3_000, random_spans(rng, 9, 20, 40), 0.02)
    yield 'random-medium-dense', hidden(rng, 5_000, random_spans(rng, 6, 4, 8), 0.5)
    yield 'medium-one-length-each', ([0] * 4_000, [(3, 3), (5, 5), (7, 7)])
    yield 'largest-anything-goes', ([0] * N_MAX, [(1, N_MAX)] * C_MAX)
    long_runs = [(700 * j, N_MAX - 900 * j) for j in range(2, C_MAX)]
    yield 'largest-long-runs', ([0] * N_MAX, [(1, N_MAX), (2, N_MAX)] + long_runs)
    yield 'largest-single-steps', ([0] * N_MAX, [(1, 1)] * C_MAX)
    yield 'largest-few-painted', hidden(rng, N_MAX, random_spans(rng, C_MAX, 200, 4_000), 0.001)
    yield 'largest-many-painted', hidden(rng, N_MAX, random_spans(rng, C_MAX, 30, 60), 0.2)


def main():
    for number, (name, case) in enumerate(tests(), start=1):
        text = build(*case)
        target = SECRET / f'{number:02d}-{name}.in'
        target.write_text(text)
        answer = subprocess.run([sys.executable, SOLVER], input=text, text=True,
                                capture_output=True, check=True).stdout
        target.with_suffix('.ans').write_text(answer)


main()
