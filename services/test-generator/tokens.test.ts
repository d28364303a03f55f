import { describe, expect, it } from '@jest/globals';
import { kindOf, tokenise, writeTokens } from './tokens.ts';

describe('tokenise', () => {
  it.each(['3\n1 2 3\n', '1 2', 'a\r\nb c\r\n', '2\n\n1\n'])(
    'writes %j again as it was',
    (text) => {
      const { lines, layout } = tokenise(text);
      expect(writeTokens(lines, layout)).toBe(text);
    },
  );
});

describe('kindOf', () => {
  it.each([
    ['0', 'integer'],
    ['-12', 'integer'],
    ['1000000000000000000', 'integer'],
    ['1.50', 'float'],
    ['-0.25', 'float'],
    ['0110', 'word'],
    ['+1', 'word'],
    ['abc', 'word'],
    ['-', 'word'],
    ['12345678901234567890', 'word'],
  ])('takes %s as %s', (token, kind) => {
    expect(kindOf(token)).toBe(kind);
  });
});
