import sys


def z_values(text):
    n = len(text)
    z = [0] * n
    left = right = 0
    for i in range(1, n):
        match = min(right - i, z[i - left]) if i < right else 0
        while i + match < n and text[match] == text[i + match]:
            match += 1
        z[i] = match
        if i + match > right:
            left, right = i, i + match
    return z


def count_words(recording, syllables, lengths):
    n = len(recording)
    is_word = bytearray(n + 1)
    is_word[0] = 1
    for end in range(1, n + 1):
        for length in lengths:
            if length > end:
                break
            if is_word[end - length] and recording[end - length:end] in syllables:
                is_word[end] = 1
                break
    if not any(is_word[1:]):
        return 0

    echoed = bytearray(n + 1)
    z = z_values(recording[::-1])
    for k in range(1, n // 2 + 1):
        times = z[k] // k
        if times:
            echoed[n - k * times:n:k] = b'\x01' * times
    return sum(map(int.__and__, is_word[1:], echoed[1:]))


def main():
    tokens = sys.stdin.read().split()
    s, q = int(tokens[0]), int(tokens[1])
    syllables = set(tokens[2:2 + s])
    lengths = sorted({len(syllable) for syllable in syllables})
    print('\n'.join(str(count_words(recording, syllables, lengths))
                    for recording in tokens[2 + s:2 + s + q]))


main()
