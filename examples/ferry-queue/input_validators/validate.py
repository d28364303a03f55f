#!/usr/bin/env python3
"""Reads one input from standard input: exit status 42 when it is valid, 43 when it is not."""
import re
import sys

NUMBER = r"(0|[1-9][0-9]{0,9})"
FIRST_LINE = re.compile(f"{NUMBER} {NUMBER}\n")
VEHICLE_LINE = re.compile(f"[LU] {NUMBER} {NUMBER}\n")


def reject(line_number, message):
    print(f"line {line_number}: {message}", file=sys.stderr)
    sys.exit(43)


def parse(line_number, pattern, line, shape):
    match = pattern.fullmatch(line)
    if match is None:
        reject(line_number, f"expected '{shape}' and a newline, found {line[:60]!r}")
    return [int(value) for value in match.groups()]


def within(line_number, name, value, smallest, largest):
    if not smallest <= value <= largest:
        reject(line_number, f"{name} = {value} is not between {smallest} and {largest}")


def main():
    lines = sys.stdin.buffer.read().decode("latin-1").split("\n")
    lines = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    vehicle_count, ramp = parse(1, FIRST_LINE, lines[0] if lines else "", "n r")
    within(1, "n", vehicle_count, 1, 40_000)
    within(1, "r", ramp, 0, 1_000_000_000)
    for line_number in range(2, vehicle_count + 2):
        line = lines[line_number - 1] if line_number <= len(lines) else ""
        loading, patience = parse(line_number, VEHICLE_LINE, line, "d t p")
        within(line_number, "t", loading, 1, 1_000_000)
        within(line_number, "p", patience, 0, 1_000_000_000)
    if len(lines) > vehicle_count + 1:
        reject(vehicle_count + 2, "more lines than announced")
    sys.exit(42)


main()
