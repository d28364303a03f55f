s, c, n = map(int, input().split())
loads = [0] * s
piles = [[] for _ in range(s)]
home = {}
number = refused = empty = lifts = total = trips = 0
for e in map(int, input().split()):
    if e == 0:
        number += 1
        smallest = min(loads)
        if smallest == c:
            refused += 1
            continue
        j = loads.index(smallest)
        piles[j].append(number)
        loads[j] += 1
        home[number] = j
    else:
        if e not in home:
            empty += 1
            continue
        j = home.pop(e)
        k = piles[j].index(e)
        lifts += len(piles[j]) - k - 1
        piles[j].pop(k)
        loads[j] -= 1
    trips += 1
    total += 2 * (j + 1)
print(refused, empty, lifts)
print(total / trips if trips > 0 else 0.0)
