import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import { passAtK, randomSolveRate } from './pass-at-k.ts';
import { drawSubsets, type SubsetOptions } from './subsets.ts';

/** Share of the budgets of which `solves` holds, and the standard error of that share. */
function estimate(
  options: SubsetOptions,
  solves: (subset: Uint32Array) => boolean,
): { readonly mean: number; readonly standardError: number } {
  const solved = [...drawSubsets(options)].filter(solves).length;
  const mean = solved / options.subsetCount;
  return { mean, standardError: Math.sqrt((mean * (1 - mean)) / (options.subsetCount - 1)) };
}

describe('drawSubsets', () => {
  it('draws different indexes in ascending order, each as often as another', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const subset of drawSubsets({
      total: 10,
      k: 4,
      subsetCount: 1000,
      random: randomFrom('draw'),
    })) {
      expect([...subset]).toEqual([...new Set(subset)].sort((a, b) => a - b));
      expect(subset).toHaveLength(4);
      for (const index of subset) counts[index] = (counts[index] ?? 0) + 1;
    }
    // 400 each, with a standard deviation of sqrt(1000 × 0.4 × 0.6) = 15.5; five of them.
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(78);
  });

  it('comes to pass@k when every sample is submitted', () => {
    const { mean, standardError } = estimate(
      { total: 50, k: 10, subsetCount: 4000, random: randomFrom('pass') },
      (subset) => subset.some((index) => index % 20 === 7),
    );
    // Right are 7, 27 and 47.
    expect(Math.abs(mean - passAtK(50, 3, 10))).toBeLessThan(5 * standardError);
  });

  it('comes to the rate of filtering and submitting at random', () => {
    const random = randomFrom('filter');
    const { mean, standardError } = estimate(
      { total: 100, k: 40, subsetCount: 4000, random: randomFrom('subsets') },
      // The first 20 pass, the first 3 are right; two survivors are submitted.
      (subset) => {
        const survivors = random.shuffle([...subset].filter((index) => index < 20));
        return survivors.slice(0, 2).some((index) => index < 3);
      },
    );
    const exact = randomSolveRate({ total: 100, passed: 20, right: 3, k: 40, n: 2 });
    expect(Math.abs(mean - exact)).toBeLessThan(5 * standardError);
  });

  it('repeats with the same name of the draw', () => {
    const subsets = (seed: number): unknown[] =>
      [...drawSubsets({ total: 1000, k: 5, subsetCount: 3, random: randomFrom(seed) })].map(
        (subset) => [...subset],
      );
    expect(subsets(1)).toEqual(subsets(1));
    expect(subsets(1)).not.toEqual(subsets(2));
  });

  it('refuses a budget larger than the pool, and no budgets', () => {
    const options = { total: 5, k: 5, subsetCount: 1, random: randomFrom(1) };
    expect(() => [...drawSubsets({ ...options, k: 6 })]).toThrow('k: is 6');
    expect(() => [...drawSubsets({ ...options, subsetCount: 0 })]).toThrow('subsetCount');
  });
});
