"""Writes every secret input of Toll Roads and, by an accepted submission, its answer.

Usage: python3 generators/generate.py    (deterministic: one fixed seed)
"""

import pathlib
import random
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SECRET = PACKAGE / 'data' / 'secret'
SOLVER = PACKAGE / 'submissions' / 'accepted' / 'heap_of_states.py'
N_MAX, M_MAX, K_MAX, C_MAX, W_MAX = 10_000, 15_000, 5, 15_000, 1_000_000


def build(n, k, roads):
    lines = [f'{n} {len(roads)} {k}'] + [' '.join(map(str, road)) for road in roads]
    return '\n'.join(lines) + '\n'


def connected(rng, n, m, k, company_count, w_max, reach):
    """A tree in which a town hangs on one of the `reach` towns before it, and more roads."""
    roads = []
    for town in range(2, n + 1):
        roads.append((town, rng.randrange(max(1, town - reach), town)))
    while len(roads) < m:
        a = rng.randrange(1, n + 1)
        b = min(n, max(1, a + rng.randrange(-reach, reach + 1)))
        if a != b:
            roads.append((a, b))
    rng.shuffle(roads)
    return n, k, [(a, b, rng.randrange(1, company_count + 1), rng.randrange(1, w_max + 1))
                  for a, b in roads]


def loose(rng, n, m, k, company_count, w_max):
    """Roads between any two towns; the end may be out of reach."""
    roads = []
    for _ in range(m):
        a, b = rng.sample(range(1, n + 1), 2)
        roads.append((a, b, rng.randrange(1, company_count + 1), rng.randrange(1, w_max + 1)))
    return n, k, roads


def path(n, k, company, toll, reverse=False):
    roads = [(i, i + 1, company(i), toll(i)) for i in range(1, n)]
    return n, k, roads[::-1] if reverse else roads


def hub(rng):
    """A town with a road of every company; the way on is dear, so that all cards come up."""
    leaves = list(range(3, N_MAX))
    roads = [(1, 2, 1, 1)]
    for company in range(2, M_MAX):
        roads.append((2, leaves[company % len(leaves)], company, rng.randrange(1, 1_000)))
    roads.append((leaves[0], N_MAX, M_MAX, W_MAX))
    rng.shuffle(roads)
    return N_MAX, K_MAX, roads


def tests():
    rng = random.Random(20250902)
    yield 'smallest', (2, 1, [(1, 2, 1, 1)])
    yield 'smallest-dearest', (2, 5, [(2, 1, C_MAX, W_MAX)])
    yield 'out-of-reach', (4, 2, [(1, 2, 1, 5), (3, 4, 1, 5), (1, 2, 2, 7)])
    yield 'parallel-roads', (3, 1, [(1, 2, 1, 9), (1, 2, 2, 10), (2, 3, 2, 30), (2, 3, 1, 31)])
    yield 'back-and-forth', (4, 4, [(1, 2, 7, 60), (2, 3, 8, 1), (2, 4, 8, 90), (1, 4, 9, 95)])
    yield 'wait-for-the-dear-road', path(12, 3, lambda i: 4, lambda i: W_MAX if i % 5 == 0 else i)
    yield 'dearer-arrival-with-better-card', (
        5, 2, [(1, 3, 1, 10), (1, 2, 2, 6), (2, 3, 2, 6), (3, 4, 2, 100), (4, 5, 1, 1)])
    yield 'free-ride-then-same-company', path(9, 1, lambda i: 1, lambda i: 10 + i)
    for number in range(4):
        yield f'random-tiny-{number + 1}', connected(rng, 7, 11, 1 + number, 3, 20, 3)
    yield 'random-small-loose', loose(rng, 40, 50, 3, 4, 100)
    yield 'random-small-against-the-numbers', connected(rng, 60, 90, 2, 5, 1_000, 4)
    yield 'random-medium', connected(rng, 1_000, 2_000, 4, 20, 10_000, 15)
    yield 'random-medium-two-companies', connected(rng, 1_500, 2_500, 5, 2, W_MAX, 10)
    yield 'all-equal', connected(rng, 800, 1_600, 3, 1, 1, 8)
    yield 'longest-path-no-savings', path(N_MAX, K_MAX, lambda i: 1 + i % C_MAX, lambda i: W_MAX)
    yield 'longest-path-one-company', path(
        N_MAX, K_MAX, lambda i: 77, lambda i: W_MAX - i, reverse=True)
    yield 'largest-hub', hub(rng)
    yield 'largest-few-companies', connected(rng, N_MAX, M_MAX, K_MAX, 3, W_MAX, 6)
    yield 'largest-many-companies', connected(rng, N_MAX, M_MAX, 2, C_MAX, W_MAX, 400)
    yield 'largest-loose', loose(rng, N_MAX, M_MAX, 1, 40, W_MAX)


def main():
    for number, (name, case) in enumerate(tests(), start=1):
        text = build(*case)
        target = SECRET / f'{number:02d}-{name}.in'
        target.write_text(text)
        answer = subprocess.run([sys.executable, SOLVER], input=text, text=True,
                                capture_output=True, check=True).stdout
        target.with_suffix('.ans').write_text(answer)


main()
