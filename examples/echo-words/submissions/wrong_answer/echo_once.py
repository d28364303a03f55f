def zfun(s):
    z = [0] * len(s)
    l = r = 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[i + z[i]] == s[z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


s, q = map(int, input().split())
syllables = {input() for _ in range(s)}
for _ in range(q):
    t = input()
    n = len(t)
    chain = [True] + [False] * n
    for i in range(n):
        if chain[i]:
            for j in range(i + 1, min(n, i + 8) + 1):
                if t[i:j] in syllables:
                    chain[j] = True
    z = zfun(t[::-1])
    print(sum(1 for k in range(1, n // 2 + 1) if z[k] >= k and chain[n - k]))
