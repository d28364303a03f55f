#!/usr/bin/env python3
"""Checks one input of Fence Posts on standard input: exit status 42 if valid, else 43."""
import re
import sys

COUNT_MAX = 30_000
COORDINATE_MAX = 1_000_000
NUMBER = re.compile(rb'0|-?[1-9][0-9]{0,8}')


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
            fail(line, f'{name} must be an integer without plus sign or leading zero')
        if not low <= int(token) <= high:
            fail(line, f'{name} is {int(token)}, must be from {low} to {high}')
        values.append(int(token))
    return values


def main():
    lines = sys.stdin.buffer.read().split(b'\n')
    if lines[-1] != b'':
        fail(len(lines), 'the last line must end in a newline')
    first = [('n', 1, COUNT_MAX), ('r', 0, 1000), ('a', 1, 1000), ('b', 1, 1000)]
    count = numbers(1, lines[0], first)[0]
    if len(lines) != count + 2:
        fail(min(len(lines), count + 2), f'expected {count + 1} lines, found {len(lines) - 1}')
    position = [('x', -COORDINATE_MAX, COORDINATE_MAX), ('y', -COORDINATE_MAX, COORDINATE_MAX)]
    for index in range(1, count + 1):
        numbers(index + 1, lines[index], position)
    sys.exit(42)


if __name__ == '__main__':
    main()
