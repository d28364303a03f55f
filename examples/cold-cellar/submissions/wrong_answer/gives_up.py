# Ends without an answer when there is more than one shelf.
n = int(input())
if n == 1:
    print('! 1')
