#!/usr/bin/env python3
"""Reads one input from standard input: exit status 42 when it is valid, 43 when it is not."""
import re
import sys

INTEGER = re.compile(r"0|[1-9][0-9]{0,18}")
MACHINE_FIELDS = (("w", 0, 10**9), ("t", 1, 10**6), ("b", 1, 10**6), ("r", 1, 10**6), ("q", 0, 10**6))


def reject(line_number, message):
    print(f"line {line_number}: {message}", file=sys.stderr)
    sys.exit(43)


def read_line(line_number, fields):
    """Reads one line that holds exactly the given (name, smallest, largest) fields."""
    line = sys.stdin.buffer.readline(200).decode("latin-1")
    if not line.endswith("\n"):
        reject(line_number, "the line is missing, too long or not ended by a newline")
    texts = line[:-1].split(" ")
    if len(texts) != len(fields):
        reject(line_number, f"expected {len(fields)} integers with single spaces, found {len(texts)} fields")
    values = []
    for text, (name, smallest, largest) in zip(texts, fields):
        if not INTEGER.fullmatch(text):
            reject(line_number, f"{name} is not a plain integer: {text!r}")
        if not smallest <= int(text) <= largest:
            reject(line_number, f"{name} = {text} is not between {smallest} and {largest}")
        values.append(int(text))
    return values


def main():
    machine_count, _ = read_line(1, (("n", 1, 10_000), ("k", 1, 10**12)))
    for line_number in range(2, machine_count + 2):
        read_line(line_number, MACHINE_FIELDS)
    if sys.stdin.buffer.read(1):
        reject(machine_count + 2, "unexpected text after the last machine")
    sys.exit(42)


main()
