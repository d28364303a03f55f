import { describe, expect, it } from '@jest/globals';
import { makeCandidate } from '#libs/testing/builders.ts';
import { panelOf } from './panel.ts';

describe('panelOf', () => {
  const survivors = Array.from({ length: 100 }, (_, index) => makeCandidate(`int x${index};`));
  const idOf = new Map(survivors.map(({ program, candidateId }) => [program, candidateId]));

  it('takes those of the most samples first, then those of the smallest ids, whatever their order', () => {
    const rare = survivors[7]?.candidateId ?? '';
    const common = survivors[93]?.candidateId ?? '';
    const multiplicities = new Map([
      [rare, 2],
      [common, 9],
    ]);
    const others = survivors.map(({ candidateId }) => candidateId).sort();
    const expected = [common, rare, ...others.filter((id) => id !== common && id !== rare)];
    for (const order of [survivors, survivors.toReversed()]) {
      const panel = panelOf(order, multiplicities);
      expect(panel.map((program) => idOf.get(program))).toEqual(expected.slice(0, 64));
    }
  });

  it('is nobody where nobody survived', () => {
    expect(panelOf([], new Map())).toEqual([]);
  });
});
