"""Checks an input of Island Bridges: exit status 42 when it is valid, 43 when it is not."""

import re
import sys

ISLAND_COUNT_MAX = 40_000
BRIDGE_COUNT_MAX = 40_000
NUMBER = r'(0|[1-9][0-9]{0,8})'


def reject(line_number, problem):
    print(f'line {line_number}: {problem}', file=sys.stderr)
    sys.exit(43)


def main():
    text = sys.stdin.buffer.read().decode('latin-1')
    if not text.endswith('\n'):
        reject(text.count('\n') + 1, 'the last line must end with a newline')
    lines = text[:-1].split('\n')

    sizes = re.fullmatch(f'{NUMBER} {NUMBER}', lines[0])
    if sizes is None:
        reject(1, 'expected "n m", two integers with one space between them')
    island_count, bridge_count = map(int, sizes.groups())
    if not 1 <= island_count <= ISLAND_COUNT_MAX:
        reject(1, f'n is {island_count}, expected 1 to {ISLAND_COUNT_MAX}')
    if not 0 <= bridge_count <= BRIDGE_COUNT_MAX:
        reject(1, f'm is {bridge_count}, expected 0 to {BRIDGE_COUNT_MAX}')
    if len(lines) != 2 + bridge_count:
        reject(len(lines), f'the file has {len(lines)} lines, expected {2 + bridge_count}')

    if re.fullmatch(r'[RG?]+', lines[1]) is None:
        reject(2, 'expected a string of the characters R, G and ?')
    if len(lines[1]) != island_count:
        reject(2, f'the string has {len(lines[1])} characters, expected {island_count}')

    for line_number, line in enumerate(lines[2:], start=3):
        bridge = re.fullmatch(f'{NUMBER} {NUMBER} [sr]', line)
        if bridge is None:
            reject(line_number, 'expected "a b t", where t is s or r')
        a, b = map(int, bridge.groups())
        if not (1 <= a <= island_count and 1 <= b <= island_count):
            reject(line_number, f'islands {a} and {b}, expected 1 to {island_count}')
        if a == b:
            reject(line_number, f'the bridge joins island {a} to itself')
    sys.exit(42)


main()
