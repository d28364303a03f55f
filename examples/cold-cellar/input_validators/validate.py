#!/usr/bin/env python3
"""Checks one input of Cold Cellar on standard input: exit status 42 if valid, else 43.

The one line holds n, the coldest shelf c, the steps to the left and to the right of c, and the
temperature of c: shelf i has base + left * (c - i) or base + right * (i - c).
"""
import re
import sys

COUNT_MAX = 10 ** 6
TEMPERATURE_MAX = 10 ** 9
NUMBER = re.compile(rb'0|-?[1-9][0-9]{0,9}')


def fail(message):
    print(f'line 1: {message}', file=sys.stderr)
    sys.exit(43)


def main():
    text = sys.stdin.buffer.read()
    if not text.endswith(b'\n') or text.count(b'\n') != 1:
        fail('expected exactly one line, with its newline')
    tokens = text[:-1].split(b' ')
    if len(tokens) != 5 or not all(NUMBER.fullmatch(token) for token in tokens):
        fail('expected five integers separated by single spaces')
    count, coldest, left, right, base = map(int, tokens)
    if not 1 <= count <= COUNT_MAX:
        fail(f'n is {count}, must be from 1 to {COUNT_MAX}')
    if not 1 <= coldest <= count:
        fail(f'c is {coldest}, must be from 1 to {count}')
    if left < 1 or right < 1:
        fail('both steps must be at least 1')
    warmest = base + max(left * (coldest - 1), right * (count - coldest))
    if base < -TEMPERATURE_MAX or warmest > TEMPERATURE_MAX:
        fail(f'temperatures reach from {base} to {warmest}')
    sys.exit(42)


if __name__ == '__main__':
    main()
