import heapq
import sys
from collections import defaultdict

rows = [tuple(map(int, row.split())) for row in sys.stdin]
n, m, k = rows[0]
out = defaultdict(lambda: defaultdict(list))
for a, b, c, w in rows[1:]:
    out[a][c].append((b, w))
    out[b][c].append((a, w))

final = {}
heap = [(0, 1, 0, 0)]
while heap:
    cost, town, company, stamps = heapq.heappop(heap)
    if (town, company, stamps) in final:
        continue
    final[town, company, stamps] = cost
    if company == 0:
        for firm, roads in out[town].items():
            for other, toll in roads:
                heapq.heappush(heap, (cost + toll, other, firm, 1))
        continue
    heapq.heappush(heap, (cost, town, 0, 0))
    for other, toll in out[town][company]:
        if stamps == k:
            heapq.heappush(heap, (cost, other, 0, 0))
        else:
            heapq.heappush(heap, (cost + toll, other, company, stamps + 1))
print(final[n, 0, 0])
