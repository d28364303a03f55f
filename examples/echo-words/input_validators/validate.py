"""Checks an input of Echo Words: exit status 42 when it is valid, 43 when it is not."""

import re
import sys

SYLLABLE_COUNT_MAX = 50
SYLLABLE_LENGTH_MAX = 8
RECORDING_COUNT_MAX = 20_000
RECORDING_LENGTH_TOTAL_MAX = 200_000
NUMBER = r'(0|[1-9][0-9]{0,8})'
LETTERS = re.compile(r'[a-z]+')


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
        reject(1, 'expected "s q", two integers with one space between them')
    syllable_count, recording_count = map(int, sizes.groups())
    if not 1 <= syllable_count <= SYLLABLE_COUNT_MAX:
        reject(1, f's is {syllable_count}, expected 1 to {SYLLABLE_COUNT_MAX}')
    if not 1 <= recording_count <= RECORDING_COUNT_MAX:
        reject(1, f'q is {recording_count}, expected 1 to {RECORDING_COUNT_MAX}')
    line_count = 1 + syllable_count + recording_count
    if len(lines) != line_count:
        reject(len(lines), f'the file has {len(lines)} lines, expected {line_count}')
    for line_number, line in enumerate(lines[1:], start=2):
        if LETTERS.fullmatch(line) is None:
            reject(line_number, 'expected one or more letters from a to z and nothing else')

    seen = set()
    for line_number, syllable in enumerate(lines[1:1 + syllable_count], start=2):
        if len(syllable) > SYLLABLE_LENGTH_MAX:
            reject(line_number, f'{len(syllable)} letters, expected 1 to {SYLLABLE_LENGTH_MAX}')
        if syllable in seen:
            reject(line_number, f'the syllable {syllable} is given twice')
        seen.add(syllable)

    length_total = sum(map(len, lines[1 + syllable_count:]))
    if length_total > RECORDING_LENGTH_TOTAL_MAX:
        reject(line_count, f'the recordings have {length_total} letters, '
                           f'expected at most {RECORDING_LENGTH_TOTAL_MAX}')
    sys.exit(42)


main()
