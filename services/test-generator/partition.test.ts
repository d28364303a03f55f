import { describe, expect, it } from '@jest/globals';
import { chooseSplitting, commonBehaviour, groupsOf, type Row } from './partition.ts';

/** Rows of letters, one a program; "." for a program that was not run. */
function rowsOf(...texts: readonly string[]): readonly Row[] {
  return texts.map((text) => [...text].map((letter) => (letter === '.' ? undefined : letter)));
}

describe('groupsOf', () => {
  it('puts programs together that behave alike on all inputs, the most first', () => {
    expect(groupsOf(rowsOf('aabb', 'xyzz'), 4)).toEqual([[2, 3], [0], [1]]);
  });

  it('has one group where no input was tried', () => {
    expect(groupsOf([], 3)).toEqual([[0, 1, 2]]);
  });
});

describe('chooseSplitting', () => {
  it('takes the input that separates most pairs first, then what separates the others', () => {
    // 3 pairs, 4 pairs, none, and one pair that the second leaves together.
    const rows = rowsOf('abbb', 'aabb', 'aaaa', 'aaab');
    expect(chooseSplitting(rows, [1, 1, 1, 1], 2)).toEqual([1, 0]);
    expect(chooseSplitting(rows, [1, 1, 1, 1], 3)).toEqual([1, 0, 3]);
  });

  it('takes the smaller of two inputs that separate the same', () => {
    expect(chooseSplitting(rowsOf('aab', 'aab'), [9, 2], 1)).toEqual([1]);
  });

  it('separates a pair a second time before it takes what separates nothing', () => {
    expect(chooseSplitting(rowsOf('ab', 'aa', 'ab'), [1, 1, 1], 3)).toEqual([0, 2]);
  });

  it('does not take a program that was not run for one that differs', () => {
    expect(chooseSplitting(rowsOf('a.', 'aa'), [1, 1], 2)).toEqual([]);
  });

  it('gives what trying every input each time gives', () => {
    const rows = rowsOf('abcabc', 'aabbcc', 'abbbbb', 'aaaaab', 'aaabbb', 'abcdef', 'aabbbb');
    const sizes = [5, 4, 3, 2, 1, 9, 7];
    expect(chooseSplitting(rows, sizes, 5)).toEqual(chooseSlowly(rows, sizes, 5));
  });
});

describe('commonBehaviour', () => {
  it('is that of the most programs, the first of them where two are as common', () => {
    const [most, tie, none] = rowsOf('abb', 'ab', '..');
    expect([most, tie, none].map((row) => commonBehaviour(row ?? []))).toEqual([
      'b',
      'a',
      undefined,
    ]);
  });
});

function chooseSlowly(rows: readonly Row[], sizes: readonly number[], count: number): number[] {
  const chosen: number[] = [];
  while (chosen.length < count) {
    const gains = rows.map((row, index) => {
      if (chosen.includes(index)) return 0;
      let gain = 0;
      row.forEach((a, first) =>
        row.forEach((b, second) => {
          if (first >= second || a === b) return;
          const before = chosen.filter((each) => rows[each]?.[first] !== rows[each]?.[second]);
          gain += 2 ** -before.length;
        }),
      );
      return gain;
    });
    const best = Math.max(...gains);
    const indexes = gains.flatMap((gain, index) => (gain === best ? [index] : []));
    indexes.sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
    chosen.push(indexes[0] ?? -1);
  }
  return chosen;
}
