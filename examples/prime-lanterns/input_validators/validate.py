#!/usr/bin/env python3
"""Checks one input of Prime Lanterns on standard input: exit status 42 if valid, else 43."""
import re
import sys

COUNT_MAX = 100_000
BEADS_MAX = 1_000_000
NUMBER = re.compile(rb'[1-9][0-9]{0,8}')


def fail(line, message):
    print(f'line {line}: {message}', file=sys.stderr)
    sys.exit(43)


def number(line, what, token, low, high):
    if not NUMBER.fullmatch(token):
        fail(line, f'{what} must be a positive integer without sign or leading zero')
    value = int(token)
    if not low <= value <= high:
        fail(line, f'{what} is {value}, must be from {low} to {high}')
    return value


def main():
    data = sys.stdin.buffer.read()
    lines = data.split(b'\n')
    if lines[-1] != b'':
        fail(len(lines), 'the last line must end in a newline')
    if len(lines) != 3:
        fail(min(len(lines), 3), f'expected exactly 2 lines, found {len(lines) - 1}')
    count = number(1, 'n', lines[0], 1, COUNT_MAX)
    tokens = lines[1].split(b' ')
    if len(tokens) != count:
        fail(2, f'expected {count} integers separated by single spaces, found {len(tokens)}')
    for index, token in enumerate(tokens, start=1):
        number(2, f'a_{index}', token, 1, BEADS_MAX)
    sys.exit(42)


if __name__ == '__main__':
    main()
