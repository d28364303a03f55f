"""Writes every secret input of Echo Words and, by an accepted submission, its answer.

Usage: python3 generators/generate.py    (deterministic: one fixed seed)
"""

import pathlib
import random
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SECRET = PACKAGE / 'data' / 'secret'
SOLVER = PACKAGE / 'submissions' / 'accepted' / 'marked_prefixes.py'
TOTAL_MAX, Q_MAX, S_MAX = 200_000, 20_000, 50


def build(syllables, recordings):
    lines = [f'{len(syllables)} {len(recordings)}', *syllables, *recordings]
    return '\n'.join(lines) + '\n'


def random_syllables(rng, count, longest, letters):
    found = []
    while len(found) < count:
        x = ''.join(rng.choice(letters) for _ in range(rng.randint(1, longest)))
        if x not in found:
            found.append(x)
    return found


def echo(rng, text, k_max, r_max):
    k = rng.randint(1, min(len(text), k_max))
    return text + text[-k:] * rng.randint(1, r_max)


def recording(rng, syllables, chain_max, k_max, r_max):
    """A word and its echo; one in four gets a second echo, one in eight a wrong letter."""
    text = ''.join(rng.choice(syllables) for _ in range(rng.randint(1, chain_max)))
    text = echo(rng, text, k_max, r_max)
    if rng.random() < 0.25:
        text = echo(rng, text, k_max, r_max)
    if rng.random() < 0.125:
        place = rng.randrange(len(text))
        text = text[:place] + rng.choice('abz') + text[place + 1:]
    return text


def some(rng, syllables, count, chain_max, k_max, r_max):
    return syllables, [recording(rng, syllables, chain_max, k_max, r_max) for _ in range(count)]


def fibonacci(length):
    a, b = 'a', 'ab'
    while len(b) < length:
        a, b = b, b + a
    return b[:length]


def thue_morse(length, first='a', second='b'):
    return ''.join(second if bin(i).count('1') % 2 else first for i in range(length))


def tests():
    rng = random.Random(20250904)
    yield 'smallest', (['a'], ['a'])
    yield 'two-letters', (['a'], ['aa', 'ab', 'bb', 'b'])
    yield 'longer-echo-than-word', (['ha', 'lo'], ['halolo', 'halo', 'lololo', 'hahalo'])
    yield 'choice-of-syllables', (
        ['a', 'ab', 'bc', 'c', 'abcd'], ['abcabc', 'abcbc', 'abcc', 'abcdbcd', 'ababab', 'abcdd'])
    yield 'eight-letter-syllable', (
        ['mountain', 'valley', 'y'], ['mountainain', 'valleymountainmountain', 'valleyyy'])
    yield 'same-word-many-ways', (['x', 'xxx'], ['x' * n for n in range(1, 41)])
    yield 'no-word-at-all', (['b'], ['a' * 30, 'ab' * 9])
    yield 'failing-splits', (['a', 'aa', 'aaa', 'bb'], ['a' * 60 + 'b' * 3, 'a' * 61 + 'b' * 4])
    for number in range(3):
        yield f'random-tiny-{number + 1}', some(
            rng, random_syllables(rng, 3 + number, 3, 'ab'), 30, 4, 5, 3)
    yield 'random-small', some(rng, random_syllables(rng, 10, 8, 'abc'), 100, 10, 12, 5)
    yield 'random-medium', some(rng, random_syllables(rng, 30, 6, 'abcdefgh'), 150, 20, 40, 4)
    yield 'repeated-letters-twisted', (['a', 'ab'], [thue_morse(4096) + thue_morse(4096, 'b', 'a')])
    yield 'repeated-letters-twisted-with-b', (
        ['a', 'b'], [thue_morse(4096) + thue_morse(4096, 'b', 'a'), thue_morse(2048) * 3])
    yield 'fibonacci', (['a', 'ab', 'aba'], [fibonacci(10_000), fibonacci(10_000)[::-1]])
    yield 'largest-one-letter', (['a', 'aaaaaaaa'], ['a' * TOTAL_MAX])
    yield 'largest-two-letters', (
        random_syllables(rng, 40, 8, 'ab'), ['ab' * (TOTAL_MAX // 4) + 'ba' * (TOTAL_MAX // 4)])
    pairs = random_syllables(rng, S_MAX, 2, 'abcdefgh')
    yield 'largest-number-of-recordings', (
        pairs, [(''.join(rng.choice(pairs) for _ in range(6))[:5] * 2)[:10] for _ in range(Q_MAX)])
    syllables = random_syllables(rng, S_MAX, 8, 'abcdefghijklmnopqrstuvwxyz')
    block = ''.join(rng.choice(syllables) for _ in range(10))
    word = ''.join(rng.choice(syllables) for _ in range(100))
    times = (TOTAL_MAX - len(word)) // len(block)
    yield 'largest-many-repeats', (syllables, [word + block * times])
    halves = ''.join(rng.choice('ab') for _ in range(TOTAL_MAX // 4))
    yield 'largest-twice-twice', (['a', 'b'], [halves * 4])


def main():
    for number, (name, case) in enumerate(tests(), start=1):
        text = build(*case)
        target = SECRET / f'{number:02d}-{name}.in'
        target.write_text(text)
        answer = subprocess.run([sys.executable, SOLVER], input=text, text=True,
                                capture_output=True, check=True).stdout
        target.with_suffix('.ans').write_text(answer)


main()
