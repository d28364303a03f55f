import sys
from functools import lru_cache

lines = sys.stdin.read().splitlines()
s, q = map(int, lines[0].split())
syllables = lines[1:1 + s]

for sound in lines[1 + s:1 + s + q]:
    n = len(sound)

    @lru_cache(maxsize=None)
    def chain(p):
        if p == 0:
            return True
        return any(sound.endswith(x, 0, p) and chain(p - len(x)) for x in syllables)

    ends = set()
    for k in range(1, n // 2 + 1):
        echo = sound[n - k:]
        p = n - k
        while p >= k and sound[p - k:p] == echo:
            ends.add(p)
            p -= k
    print(sum(1 for p in ends if chain(p)))
