import heapq
import sys

tokens = iter(sys.stdin.read().split())
s = int(next(tokens))
c = int(next(tokens))
n = int(next(tokens))

stack = [[] for _ in range(s + 1)]
queue = [(0, j) for j in range(1, s + 1)]
place = [0] * (n + 1)
parcel = 0
refused = 0
nothing = 0
lifts = 0
length = 0
trips = 0

for _ in range(n):
    event = int(next(tokens))
    if event == 0:
        parcel += 1
        while queue and len(stack[queue[0][1]]) != queue[0][0]:
            heapq.heappop(queue)
        if queue[0][0] == c:
            refused += 1
            continue
        j = heapq.heappop(queue)[1]
        stack[j].append(parcel)
        place[parcel] = j
    else:
        j = place[event]
        if j == 0:
            nothing += 1
            continue
        place[event] = 0
        lifted = []
        while stack[j][-1] != event:
            lifted.append(stack[j].pop())
        lifts += len(lifted)
        stack[j].pop()
        stack[j].extend(lifted)
    heapq.heappush(queue, (len(stack[j]), j))
    length += 2 * j
    trips += 1

print(refused, nothing, lifts)
print("%.7f" % (length / trips if trips else 0.0))
