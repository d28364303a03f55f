#!/usr/bin/env python3
"""Judges one output of Festival Stage.

Usage: validate.py <input> <judge answer> <feedback directory> [flags] < <team output>
Exit status: 42 accepted, 43 wrong answer (the reason is in judgemessage.txt), 1 when the fault is
not the team's: a file cannot be read, or the judge answer is worse than the team's.
"""
import os
import re
import sys

OUTPUT_BYTES_MAX = 8 * 1024 * 1024
# Sixteen digits hold every possible total; the bound keeps int() away from hostile numbers.
NUMBER = re.compile(rb'-?[0-9]{1,16}')


class Wrong(Exception):
    """What is wrong with an output."""


def number(tokens, index, name):
    if index >= len(tokens):
        raise Wrong(f'the output ends before {name}')
    if not NUMBER.fullmatch(tokens[index]):
        raise Wrong(f'{name} is not an integer of at most 16 digits')
    return int(tokens[index])


def checked_total(output, speed, cost, widths, applause):
    """The total of an output whose list of bands is allowed and has the total that it claims."""
    if len(output) > OUTPUT_BYTES_MAX:
        raise Wrong(f'the output is longer than {OUTPUT_BYTES_MAX} bytes')
    tokens = output.split()
    claimed = number(tokens, 0, 'the number of points')
    count = number(tokens, 1, 'the number of bands')
    if not 1 <= count <= len(widths):
        raise Wrong(f'the number of bands is {count}, must be from 1 to {len(widths)}')
    if len(tokens) != 2 + count:
        raise Wrong(f'expected {count} bands, found {len(tokens) - 2} tokens')
    total = 0
    previous = None
    for index in range(2, 2 + count):
        band = number(tokens, index, f'entry {index - 1} of the list of bands')
        if not 1 <= band <= len(widths):
            raise Wrong(f'band {band} does not exist')
        if previous is not None:
            if band <= previous:
                raise Wrong(f'band {band} comes after band {previous}')
            change = abs(widths[band - 1] - widths[previous - 1])
            if change > speed * (band - previous):
                raise Wrong(f'the crew cannot change the stage from band {previous} to band {band}')
            total -= cost * change
        total += applause[band - 1]
        previous = band
    if total != claimed:
        raise Wrong(f'claims {claimed} points, the bands bring {total}')
    return total


def judge(input_path, answer_path):
    """The exit status and the message for the output on standard input."""
    with open(input_path, 'rb') as file:
        values = list(map(int, file.read().split()))
    count, speed, cost = values[:3]
    problem = speed, cost, values[3:3 + count], values[3 + count:3 + 2 * count]
    try:
        with open(answer_path, 'rb') as file:
            best = checked_total(file.read(OUTPUT_BYTES_MAX + 1), *problem)
    except Wrong as reason:
        return 1, f'judge answer: {reason}'
    try:
        total = checked_total(sys.stdin.buffer.read(OUTPUT_BYTES_MAX + 1), *problem)
    except Wrong as reason:
        return 43, str(reason)
    if total > best:
        return 1, f'the team has {total} points, the judge only {best}'
    if total < best:
        return 43, f'{total} points, possible are {best}'
    return 42, 'correct'


def main():
    if len(sys.argv) < 4:
        sys.exit('usage: validate.py <input> <judge answer> <feedback directory> < <output>')
    status, message = judge(sys.argv[1], sys.argv[2])
    with open(os.path.join(sys.argv[3], 'judgemessage.txt'), 'w', encoding='utf-8') as file:
        file.write(message + '\n')
    if status == 1:
        print(message, file=sys.stderr)
    sys.exit(status)


if __name__ == '__main__':
    main()
