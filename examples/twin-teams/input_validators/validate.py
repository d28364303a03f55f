#!/usr/bin/env python3
"""Checks one input of Twin Teams on standard input: exit status 42 if valid, else 43."""
import re
import sys

PAIR_COUNT_MAX = 20_000
WISH_COUNT_MAX = 40_000
NUMBER = re.compile(rb'0|[1-9][0-9]{0,8}')


def fail(line, message):
    print(f'line {line}: {message}', file=sys.stderr)
    sys.exit(43)


def numbers(line, text, bounds):
    """The integers of one line, one for each (name, low, high) in bounds."""
    tokens = text.split(b' ')
    if len(tokens) != len(bounds):
        fail(line, f'expected {len(bounds)} integers separated by single spaces')
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
    pairs, wishes = numbers(1, lines[0], [('n', 1, PAIR_COUNT_MAX), ('m', 0, WISH_COUNT_MAX)])
    if len(lines) != wishes + 2:
        fail(min(len(lines), wishes + 2), f'expected {wishes + 1} lines, found {len(lines) - 1}')
    bounds = [('t', 0, 1), ('x', 1, 2 * pairs), ('y', 1, 2 * pairs)]
    for index in range(1, wishes + 1):
        _, x, y = numbers(index + 1, lines[index], bounds)
        if x == y:
            fail(index + 1, f'x and y are both {x}, must be different children')
    sys.exit(42)


if __name__ == '__main__':
    main()
