"""Checks an input of Stair Paint: exit status 42 when it is valid, 43 when it is not."""

import re
import sys

STEP_COUNT_MAX = 50_000
COLOUR_COUNT_MAX = 10
NUMBER = re.compile(r'0|[1-9][0-9]{0,8}')


def reject(line_number, problem):
    print(f'line {line_number}: {problem}', file=sys.stderr)
    sys.exit(43)


def numbers(lines, line_number, count):
    """The numbers of one line, which must be `count` integers with one space between them."""
    words = lines[line_number - 1].split(' ')
    if len(words) != count:
        reject(line_number, f'found {len(words)} words, expected {count}')
    for word in words:
        if NUMBER.fullmatch(word) is None:
            reject(line_number, f'{word!r} is not an integer of at most nine digits')
    return [int(word) for word in words]


def main():
    text = sys.stdin.buffer.read().decode('latin-1')
    if not text.endswith('\n'):
        reject(text.count('\n') + 1, 'the last line must end with a newline')
    lines = text[:-1].split('\n')

    step_count, colour_count = numbers(lines, 1, 2)
    if not 1 <= step_count <= STEP_COUNT_MAX:
        reject(1, f'n is {step_count}, expected 1 to {STEP_COUNT_MAX}')
    if not 1 <= colour_count <= COLOUR_COUNT_MAX:
        reject(1, f'c is {colour_count}, expected 1 to {COLOUR_COUNT_MAX}')
    if len(lines) != 2 + colour_count:
        reject(len(lines), f'the file has {len(lines)} lines, expected {2 + colour_count}')

    for colour in numbers(lines, 2, step_count):
        if colour > colour_count:
            reject(2, f'colour {colour}, expected 0 to {colour_count}')
    for line_number in range(3, 3 + colour_count):
        least, most = numbers(lines, line_number, 2)
        if not 1 <= least <= most <= step_count:
            reject(line_number, f'{least} to {most} steps, expected 1 <= l <= h <= {step_count}')
    sys.exit(42)


main()
