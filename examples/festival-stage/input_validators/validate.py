#!/usr/bin/env python3
"""Checks one input of Festival Stage on standard input: exit status 42 if valid, else 43."""
import re
import sys

COUNT_MAX = 80_000
SPEED_MAX = 100_000
COST_MAX = 1000
WIDTH_MAX = 100_000
APPLAUSE_MAX = 10 ** 9
NUMBER = re.compile(rb'0|[1-9][0-9]{0,9}')


def fail(line, message):
    print(f'line {line}: {message}', file=sys.stderr)
    sys.exit(43)


def numbers(line, text, bounds):
    """The integers of one line, one for each (name, low, high) in bounds."""
    tokens = text.split(b' ')
    if len(tokens) != len(bounds):
        fail(line, f'expected {len(bounds)} integers separated by single spaces, '
                   f'found {len(tokens)} parts')
    values = []
    for token, (name, low, high) in zip(tokens, bounds):
        if not NUMBER.fullmatch(token):
            fail(line, f'{name} must be an integer without sign or leading zero')
        if not low <= int(token) <= high:
            fail(line, f'{name} is {int(token)}, must be from {low} to {high}')
        values.append(int(token))
    return values


def main():
    lines = sys.stdin.buffer.read().split(b'\n')
    if lines[-1] != b'':
        fail(len(lines), 'the last line must end in a newline')
    if len(lines) != 4:
        fail(min(len(lines), 4), f'expected exactly 3 lines, found {len(lines) - 1}')
    first = [('n', 1, COUNT_MAX), ('k', 1, SPEED_MAX), ('c', 0, COST_MAX)]
    count = numbers(1, lines[0], first)[0]
    numbers(2, lines[1], [(f'w_{i}', 0, WIDTH_MAX) for i in range(1, count + 1)])
    numbers(3, lines[2], [(f'v_{i}', 1, APPLAUSE_MAX) for i in range(1, count + 1)])
    sys.exit(42)


if __name__ == '__main__':
    main()
