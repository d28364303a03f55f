import sys
import heapq


def solve():
    first, second = sys.stdin.read().splitlines()[:2]
    s, c, n = [int(v) for v in first.split()]
    heap = [(0, j) for j in range(1, s + 1)]
    stacks = {j: [] for j in range(1, s + 1)}
    position = {}
    trips = []
    refused = empty = lifts = arrivals = 0
    for e in second.split():
        e = int(e)
        if e == 0:
            arrivals += 1
            load, j = heap[0]
            while load != len(stacks[j]):
                heapq.heappop(heap)
                load, j = heap[0]
            if load == c:
                refused += 1
                continue
            stacks[j].append(arrivals)
            position[arrivals] = j
            heapq.heapreplace(heap, (load + 1, j))
            trips.append(2 * j)
        elif e in position:
            j = position.pop(e)
            above = len(stacks[j]) - 1 - stacks[j].index(e)
            lifts += above
            stacks[j].remove(e)
            heapq.heappush(heap, (len(stacks[j]), j))
            trips.append(2 * j)
        else:
            empty += 1
    print(refused, empty, lifts)
    print(sum(trips) / len(trips))


solve()
