import sys
from itertools import accumulate


def main():
    data = sys.stdin.read().split()
    n, r = int(data[0]), int(data[1])
    decks = {"L": [], "U": []}
    for d, t, p in zip(data[2::3], data[3::3], data[4::3]):
        decks[d].append((int(t) + int(p), int(t)))
    result = []
    for order in ("LU", "UL"):
        plan = []
        for d in order:
            if plan and decks[d]:
                plan.append(None)
            plan += sorted(decks[d])
        times = [r if v is None else v[1] for v in plan]
        starts = accumulate([0] + times[:-1])
        result.append(max(s - (v[0] - v[1]) for s, v in zip(starts, plan) if v is not None))
    print(min(result))


main()
