import heapq
import sys

input = sys.stdin.readline
n, m, k = map(int, input().split())
adj = [[] for _ in range(n + 1)]
for _ in range(m):
    a, b, c, w = map(int, input().split())
    adj[a].append((b, c, w))
    adj[b].append((a, c, w))

done = [False] * (n + 1)
# cost, fewest missing stamps first, town, company
queue = [(0, k, 1, 0)]
answer = -1
while queue:
    cost, missing, town, company = heapq.heappop(queue)
    if done[town]:
        continue
    done[town] = True
    if town == n:
        answer = cost
        break
    for other, firm, toll in adj[town]:
        if done[other]:
            continue
        if firm == company:
            if missing == 0:
                heapq.heappush(queue, (cost, k, other, 0))
            else:
                heapq.heappush(queue, (cost + toll, missing - 1, other, firm))
        else:
            heapq.heappush(queue, (cost + toll, k - 1, other, firm))
print(answer)
