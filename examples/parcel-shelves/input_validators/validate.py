#!/usr/bin/env python3
"""Reads one input from standard input: exit status 42 when it is valid, 43 when it is not."""
import re
import sys

INTEGER = re.compile(r"0|[1-9][0-9]*")


def reject(line_number, message):
    print(f"line {line_number}: {message}", file=sys.stderr)
    sys.exit(43)


def integers(line_number, line, count):
    fields = line.split(" ")
    if len(fields) != count:
        reject(line_number, f"expected {count} integers with single spaces, found {len(fields)} fields")
    for field in fields:
        if len(field) > 10 or not INTEGER.fullmatch(field):
            reject(line_number, f"not a plain integer: {field[:40]!r}")
    return [int(field) for field in fields]


def within(line_number, name, value, smallest, largest):
    if not smallest <= value <= largest:
        reject(line_number, f"{name} = {value} is not between {smallest} and {largest}")


def main():
    lines = sys.stdin.buffer.read().decode("latin-1").split("\n")
    if len(lines) != 3 or lines[2] != "":
        reject(len(lines), "expected exactly two lines, each ended by a newline")
    shelves, capacity, event_count = integers(1, lines[0], 3)
    within(1, "s", shelves, 1, 100_000)
    within(1, "c", capacity, 1, 10)
    within(1, "n", event_count, 1, 200_000)
    for index, event in enumerate(integers(2, lines[1], event_count), start=1):
        within(2, f"e_{index}", event, 0, event_count)
    sys.exit(42)


main()
