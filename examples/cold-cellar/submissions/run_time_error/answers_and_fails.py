# The answer is right, the end is not.
import sys

n = int(input())
low, high = 1, n
while low < high:
    middle = (low + high) // 2
    print('?', middle, flush=True)
    left = int(input())
    print('?', middle + 1, flush=True)
    if left < int(input()):
        high = middle
    else:
        low = middle + 1
print('!', low, flush=True)
sys.exit(1)
