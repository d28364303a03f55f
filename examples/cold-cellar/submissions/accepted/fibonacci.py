# Fibonacci search: of the two shelves it compares, the next step has read one already.
n = int(input())
readings = {}


def temperature(shelf):
    if shelf > n:
        return 10 ** 10 + shelf  # beyond the last shelf it gets warmer still
    if shelf not in readings:
        print('?', shelf, flush=True)
        readings[shelf] = int(input())
    return readings[shelf]


fibonacci = [1, 1]
while fibonacci[-1] <= n:
    fibonacci.append(fibonacci[-1] + fibonacci[-2])
low = 0  # the coldest shelf is one of low + 1 … low + fibonacci[k] - 1
k = len(fibonacci) - 1
while k > 2:
    left, right = low + fibonacci[k - 2], low + fibonacci[k - 1]
    if temperature(left) >= temperature(right):
        low = left
    k -= 1
print('!', low + 1, flush=True)
