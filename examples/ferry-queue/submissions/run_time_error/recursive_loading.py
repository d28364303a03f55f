import sys


def load(cars, index, clock):
    if index == len(cars):
        return -10**18, clock
    t, p = cars[index]
    later, end = load(cars, index + 1, clock + t)
    return max(clock - p, later), end


def main():
    lines = sys.stdin.read().splitlines()
    n, r = map(int, lines[0].split())
    decks = {"L": [], "U": []}
    for line in lines[1:n + 1]:
        d, t, p = line.split()
        decks[d].append((int(t), int(p)))
    for cars in decks.values():
        cars.sort(key=sum)
    best = 10**18
    for a, b in (("L", "U"), ("U", "L")):
        worst, clock = load(decks[a], 0, 0)
        if decks[a]:
            clock += r
        other, _ = load(decks[b], 0, clock)
        best = min(best, max(worst, other))
    print(best)


main()
