MOD = 998244353

n, c = map(int, input().split())
p = [0] + list(map(int, input().split()))
spans = [tuple(map(int, input().split())) for _ in range(c)]

cut = [0] * c
acc = [[0, 1] for _ in range(c)]
result = 0
for i in range(1, n + 1):
    here = []
    for j, (lo, hi) in enumerate(spans):
        if p[i] not in (0, j + 1):
            cut[j] = i
        a = max(cut[j], i - hi)
        b = i - lo
        here.append((acc[j][b + 1] - acc[j][a]) % MOD if a <= b else 0)
    result = sum(here) % MOD
    for j in range(c):
        acc[j].append((acc[j][-1] + result - here[j]) % MOD)
print(result)
