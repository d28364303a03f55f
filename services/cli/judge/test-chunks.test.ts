import { describe, expect, it } from '@jest/globals';
import { defaultChecker, type Checker } from '#libs/domain/problem.ts';
import { makeTest } from '#libs/testing/builders.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import { chunksOf } from './test-chunks.ts';

const mebibyte = 1024 * 1024;
const file = (name: string, byteCount: number, checker: Checker = defaultChecker): TestFile => ({
  name,
  byteCount,
  checker,
  read: () => Promise.resolve(makeTest('', '', name)),
});
const names = (files: readonly TestFile[]): string[][] =>
  chunksOf(files).map((chunk) => chunk.map(({ name }) => name));

describe('chunksOf', () => {
  it('fills chunks in order up to 16 MiB', () => {
    expect(names([file('a', 10 * mebibyte), file('b', 6 * mebibyte), file('c', 1)])).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });

  it('sends a test that is larger than a chunk alone', () => {
    expect(names([file('a', 1), file('b', 40 * mebibyte), file('c', 1)])).toEqual([
      ['a'],
      ['b'],
      ['c'],
    ]);
  });

  it('parts tests whose checkers differ, and no others', () => {
    const sensitive = { ...defaultChecker, isCaseSensitive: true };
    const files = [file('a', 1), file('b', 1, { ...defaultChecker }), file('c', 1, sensitive)];
    expect(names(files)).toEqual([['a', 'b'], ['c']]);
  });

  it('puts at most 1,000 tests into a chunk', () => {
    const files = Array.from({ length: 2001 }, (_, index) => file(String(index), 1));
    expect(chunksOf(files).map((chunk) => chunk.length)).toEqual([1000, 1000, 1]);
  });

  it('makes no chunk of no tests', () => {
    expect(chunksOf([])).toEqual([]);
  });
});
