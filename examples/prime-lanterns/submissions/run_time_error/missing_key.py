from collections import Counter

TOP = 10 ** 6
n = int(input())
core = list(range(TOP + 1))
for r in range(2, 1001):
    core[r * r::r * r] = range(1, TOP // (r * r) + 1)
kinds = dict(Counter(core[int(t)] for t in input().split()))

sieve = [True] * 1000
primes = []
for p in range(2, 1000):
    if sieve[p]:
        primes.append(p)
        sieve[p * p::p] = [False] * len(sieve[p * p::p])

answer = 0
for k in sorted(kinds):
    x = k
    for p in primes:
        if p * p > x:
            break
        if x % p == 0:
            answer += kinds[k] * kinds[k // p]
            x //= p
    if x > 1:
        answer += kinds[k] * kinds[k // x]
print(answer)
