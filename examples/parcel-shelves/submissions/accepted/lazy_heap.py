import sys
from heapq import heappop, heappush


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    s, c, n = data[0], data[1], data[2]
    stacks = [[] for _ in range(s)]
    heap = list(range(s))  # key = load * s + shelf
    shelf_of = {}
    number = refused = unlucky = lifts = metres = trips = 0
    for e in data[3:3 + n]:
        if e == 0:
            number += 1
            while heap:
                load, shelf = divmod(heap[0], s)
                if len(stacks[shelf]) == load:
                    break
                heappop(heap)
            if not heap:
                refused += 1
                continue
            heappop(heap)
            stacks[shelf].append(number)
            shelf_of[number] = shelf
        else:
            shelf = shelf_of.pop(e, -1)
            if shelf < 0:
                unlucky += 1
                continue
            at = stacks[shelf].index(e)
            lifts += len(stacks[shelf]) - at - 1
            del stacks[shelf][at]
        if len(stacks[shelf]) < c:
            heappush(heap, len(stacks[shelf]) * s + shelf)
        trips += 1
        metres += 2 * (shelf + 1)
    print(refused, unlucky, lifts)
    print(metres / trips if trips else 0)


main()
