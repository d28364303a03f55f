import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { randomFrom } from '#libs/domain/random.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { DistinctBehaviour } from './distinct-behaviours.ts';
import { behaviourKey } from './equivalence.ts';
import { makeEquivalenceSearch, type EquivalenceSearch } from './equivalence-search.ts';

const keyOf = (text: string): string => behaviourKey(behaviourOf(Verdict.Ok, Buffer.from(text)), 0);
const names = new Map<string, string>();
/** A behaviour whose output is this text. */
const behaviour = (text: string, sampleCount = 1, inputIndex = 0): DistinctBehaviour => {
  names.set(keyOf(text), text);
  return { inputIndex, key: keyOf(text), sampleCount, groupIndex: 0 };
};
const textOf = (key: string | Uint8Array): string =>
  names.get(typeof key === 'string' ? key : Buffer.from(key).toString('latin1')) ?? '?';

/** A checker: whether `output` is accepted with `answer`. */
type Checker = (output: string, answer: string) => boolean;
/** Texts are a value and a witness; "!" in front breaks the rules. Better than the answer is no match. */
const byValue: Checker = (output, answer) =>
  !output.startsWith('!') && output[0] === answer.replace('!', '')[0];

function search(
  equivalence: EquivalenceSearch,
  behaviours: readonly DistinctBehaviour[],
  checker: Checker = byValue,
): { readonly asked: string[][]; readonly merges: string[] } {
  const asked: string[][] = [];
  const rounds = equivalence.compare(behaviours);
  for (let round = rounds.next(); !round.done;) {
    asked.push(
      round.value.map(({ output, answer }) => `${textOf(output.key)}|${textOf(answer.key)}`),
    );
    round = rounds.next(
      round.value.map(({ output, answer }) => checker(textOf(output.key), textOf(answer.key))),
    );
  }
  return {
    asked,
    merges: equivalence
      .merges()
      .map(
        ({ inputIndex, behaviour: from, mergedInto }) =>
          `${inputIndex} ${textOf(from)} ${textOf(mergedInto)}`,
      ),
  };
}

const begin = (checkCountMax = 1000, isReflexive = false): EquivalenceSearch =>
  makeEquivalenceSearch({ checkCountMax, isReflexive });

describe('makeEquivalenceSearch', () => {
  it('merges what the checker takes for each other into the heaviest, and leaves the rest', () => {
    const { merges } = search(begin(), [
      behaviour('7a', 9),
      behaviour('7b', 5),
      behaviour('8a', 3),
      behaviour('7c', 2),
      behaviour('8b', 1),
    ]);
    expect(merges).toEqual(['0 7b 7a', '0 7c 7a', '0 8b 8a']);
  });

  it('asks both ways, the second only after the first was accepted', () => {
    const equivalence = begin();
    // Accepts what is at least as good as the answer.
    const { asked, merges } = search(
      equivalence,
      [behaviour('5', 3), behaviour('9', 2), behaviour('4', 1)],
      (output, answer) => Number(output) >= Number(answer),
    );
    expect(merges).toEqual([]);
    expect(asked).toEqual([['5|5'], ['9|5', '4|5'], ['5|9', '4|4'], ['9|9'], ['4|9']]);
    expect(equivalence.checkCount()).toBe(asked.flat().length);
  });

  it('asks no more about what is rejected even as its own answer', () => {
    const { asked, merges } = search(begin(), [
      behaviour('!7', 9),
      behaviour('7a', 4),
      behaviour('7b', 3),
      behaviour('!7b', 2),
      behaviour('8', 1),
    ]);
    expect(merges).toEqual(['0 7b 7a']);
    expect(asked.flat().filter((question) => question.startsWith('!'))).toEqual([
      '!7|!7',
      '!7b|7a',
      '!7b|!7b',
    ]);
  });

  it('spares the check of its own where every output passes it', () => {
    const { asked } = search(begin(1000, true), [behaviour('7a', 2), behaviour('8a', 1)]);
    expect(asked).toEqual([['8a|7a']]);
  });

  it('keeps inputs apart, and asks about all of them in one round', () => {
    const { asked, merges } = search(begin(), [
      behaviour('7a', 2, 0),
      behaviour('7a', 2, 1),
      behaviour('7b', 1, 0),
      behaviour('7b', 1, 1),
    ]);
    expect(merges).toEqual(['0 7b 7a', '1 7b 7a']);
    expect(asked.map((round) => round.length)).toEqual([2, 2, 2]);
  });

  it('goes on with the leaders of earlier behaviours, the heaviest by now first', () => {
    const equivalence = begin();
    search(equivalence, [behaviour('7a', 5), behaviour('8a', 4), behaviour('8b', 3)]);
    const { asked, merges } = search(equivalence, [behaviour('8c', 2)]);
    expect(asked).toEqual([['8c|8a'], ['8a|8c']]);
    expect(merges).toEqual(['0 8b 8a', '0 8c 8a']);
    expect(equivalence.leaders().map(({ key }) => textOf(key))).toEqual(['8a', '7a']);
  });

  it('has at most eight leaders an input', () => {
    const equivalence = begin();
    const digits = [...'0123456789'];
    search(equivalence, [
      ...digits.map((digit) => behaviour(`${digit}a`, 2)),
      ...digits.map((digit) => behaviour(`${digit}b`, 1)),
    ]);
    expect(equivalence.leaders()).toHaveLength(8);
    expect(equivalence.merges()).toHaveLength(8);
    expect(equivalence.leftCount()).toBe(0);
  });

  it('stops at the number of checks that it may make, the heaviest behaviours first', () => {
    const equivalence = begin(4);
    const { asked, merges } = search(equivalence, [
      behaviour('7a', 9, 0),
      behaviour('7b', 1, 0),
      behaviour('7a', 9, 1),
      behaviour('7b', 5, 1),
    ]);
    expect(asked.flat()).toHaveLength(4);
    expect(merges).toEqual([]);
    expect(equivalence.checkCount()).toBe(4);
    expect(equivalence.leftCount()).toBe(2);
    const one = begin(5);
    expect(
      search(one, [
        behaviour('7a', 9, 0),
        behaviour('7b', 1, 0),
        behaviour('7a', 9, 1),
        behaviour('7b', 5, 1),
      ]).merges,
    ).toEqual(['1 7b 7a']);
    expect(one.leftCount()).toBe(1);
  });

  it('finds the classes of any equivalence of few classes, in a bounded number of checks', () => {
    const random = randomFrom('equivalence');
    for (let round = 0; round < 50; round++) {
      const classCount = random.integer(1, 8);
      const behaviours = Array.from({ length: random.integer(2, 60) }, (_, index) =>
        behaviour(
          `${random.integer(1, 10) === 1 ? '!' : ''}${random.integer(1, classCount)}${round}.${index}`,
          100 - index,
        ),
      );
      const equivalence = begin(100_000);
      const { merges } = search(equivalence, behaviours);
      const leaderOf = new Map<string, string>();
      const expected = behaviours.flatMap(({ key }) => {
        const text = textOf(key);
        const value = text[0] ?? '';
        if (value === '!') return [];
        const leader = leaderOf.get(value);
        if (leader === undefined) leaderOf.set(value, text);
        return leader === undefined ? [] : [`0 ${text} ${leader}`];
      });
      expect([...merges].sort()).toEqual(expected.sort());
      expect(equivalence.checkCount()).toBeLessThanOrEqual(behaviours.length * (2 + classCount));
    }
  });
});
