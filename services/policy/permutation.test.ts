import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '#libs/domain/random.ts';
import { permutationStart } from './permutation.ts';

describe('permutationStart', () => {
  it('draws every place once', () => {
    const places = permutationStart(1000, 5000, randomFrom(1));
    expect([...places].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index),
    );
  });

  it('begins alike however many places are wished for', () => {
    const long = permutationStart(1000, 1000, randomFrom(1));
    expect([...permutationStart(1000, 10, randomFrom(1))]).toEqual([...long.subarray(0, 10)]);
    expect([...permutationStart(1000, 10, randomFrom(2))]).not.toEqual([...long.subarray(0, 10)]);
  });
});
