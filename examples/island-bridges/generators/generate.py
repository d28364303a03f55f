"""Writes every secret input of Island Bridges and, by an accepted submission, its answer.

Usage: python3 generators/generate.py    (deterministic: one fixed seed per test)
"""

import pathlib
import random
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SECRET = PACKAGE / 'data' / 'secret'
SOLVER = PACKAGE / 'submissions' / 'accepted' / 'depth_first.py'
N_MAX = M_MAX = 40_000


def build(n, lamps, bridges):
    lines = [f'{n} {len(bridges)}', ''.join(lamps)]
    lines += [f'{a} {b} {t}' for a, b, t in bridges]
    return '\n'.join(lines) + '\n'


def consistent(rng, n, m, share_lit, group_count=1, tree_first=True):
    """Bridges inside `group_count` groups, lit lamps and kinds taken from one hidden lighting."""
    hidden = [rng.choice('RG') for _ in range(n)]
    order = list(range(n))
    rng.shuffle(order)
    groups = [order[g::group_count] for g in range(group_count)]
    pairs = []
    if tree_first:
        for group in groups:
            for index in range(1, len(group)):
                if len(pairs) < m:
                    pairs.append((group[index], group[rng.randrange(index)]))
    wide = [group for group in groups if len(group) > 1]
    while len(pairs) < m:
        pairs.append(tuple(rng.sample(rng.choice(wide), 2)))
    rng.shuffle(pairs)
    bridges = [(a + 1, b + 1, 's' if hidden[a] == hidden[b] else 'r') for a, b in pairs]
    lamps = [colour if rng.random() < share_lit else '?' for colour in hidden]
    return n, lamps, bridges


def arbitrary(rng, n, m, share_lit):
    bridges = [(*(i + 1 for i in rng.sample(range(n), 2)), rng.choice('sr')) for _ in range(m)]
    return n, [rng.choice('RG') if rng.random() < share_lit else '?' for _ in range(n)], bridges


def spoiled(case, index):
    """The same bridges with the kind of one of them turned round."""
    n, lamps, bridges = case
    a, b, kind = bridges[index]
    turned = (a, b, 'r' if kind == 's' else 's')
    return n, lamps, bridges[:index] + [turned] + bridges[index + 1:]


def path(rng, n, m, lamps, reverse):
    """A path through the islands in order of their numbers, then a few bridges given twice."""
    bridges = [(i, i + 1, rng.choice('sr')) for i in range(1, n)]
    bridges += [bridges[rng.randrange(n - 1)] for _ in range(m - len(bridges))]
    if reverse:
        bridges.sort(reverse=True)
    return n, lamps, bridges


def tests():
    rng = random.Random(20250901)
    yield 'smallest', (1, ['?'], [])
    yield 'one-lit', (1, ['R'], [])
    yield 'no-bridges', (9, list('?R?G??GR?'), [])
    yield 'two-kinds-one-pair', (4, list('????'), [(1, 2, 's'), (3, 4, 'r'), (2, 1, 'r')])
    yield 'twin-bridges', (4, list('????'), [(1, 2, 'r'), (3, 4, 'r'), (2, 1, 'r'), (1, 2, 'r')])
    yield 'late-green', (5, list('??G?R'), [(1, 2, 's'), (2, 3, 's'), (4, 5, 'r')])
    chain = [(1, 2, 'r'), (2, 3, 'r'), (3, 4, 's'), (4, 5, 's')]
    yield 'lit-conflict-far-apart', (5, list('R???G'), chain)
    yield 'odd-rope-ring', (5, list('?????'), [(i, i % 5 + 1, 'r') for i in range(1, 6)])
    yield 'even-rope-ring', (6, list('?????G'), [(i, i % 6 + 1, 'r') for i in range(1, 7)])
    yield 'random-tiny-lit', consistent(rng, 8, 5, 0.4, 3)
    yield 'random-tiny-dark', consistent(rng, 10, 6, 0.0, 4)
    yield 'random-tiny-any', arbitrary(rng, 9, 4, 0.3)
    yield 'random-small', consistent(rng, 60, 55, 0.05, 12)
    yield 'random-medium', consistent(rng, 2_000, 1_500, 0.02, 300)
    yield 'random-medium-sparse', consistent(rng, 3_000, 1_000, 0.1, 1, tree_first=False)
    yield 'random-medium-spoiled', spoiled(consistent(rng, 2_000, 2_500, 0.0, 5), 1_234)
    yield 'all-stone-star', (3_000, ['?'] * 3_000, [(1, i, 's') for i in range(2, 3_001)])
    yield 'largest-many-groups', consistent(rng, N_MAX, M_MAX, 0.01, 3_000)
    yield 'largest-reverse-path', path(rng, N_MAX, M_MAX, ['?'] * N_MAX, True)
    lamps = ['?'] * N_MAX
    lamps[-1] = 'G'
    yield 'largest-path-lit-at-the-end', path(rng, N_MAX, M_MAX, lamps, False)
    yield 'largest-no-bridges', (N_MAX, [rng.choice('R??G') for _ in range(N_MAX)], [])


def main():
    for number, (name, case) in enumerate(tests(), start=1):
        text = build(*case)
        target = SECRET / f'{number:02d}-{name}.in'
        target.write_text(text)
        answer = subprocess.run([sys.executable, SOLVER], input=text, text=True,
                                capture_output=True, check=True).stdout
        target.with_suffix('.ans').write_text(answer)


main()
