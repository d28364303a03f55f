import { invalidField } from '../domain/app-error.ts';
import type { Random } from '../domain/random.ts';
import { expectCount } from './expect-count.ts';

export type SubsetOptions = {
  /** Samples of the problem. */
  readonly total: number;
  /** Samples in a budget, at most `total`. */
  readonly k: number;
  /** Budgets drawn, at least 1; AlphaCode drew 5 where clustering takes part. */
  readonly subsetCount: number;
  readonly random: Random;
};

/**
 * Budgets of `k` sample indexes (ascending, without replacement) from 0 to `total` - 1, for n@k of any
 * selection: run all of it again on each, and average (Li et al. 2022, appendix A.3). Where k = total
 * all are the same.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) unless k <= total and subsetCount >= 1.
 */
export function* drawSubsets({
  total,
  k,
  subsetCount,
  random,
}: SubsetOptions): Generator<Uint32Array> {
  expectCount('total', total, 0xffffffff);
  expectCount('k', k, total);
  expectCount('subsetCount', subsetCount);
  if (subsetCount === 0) throw invalidField('subsetCount', 'is 0: at least one must be drawn');
  const indexes = Uint32Array.from({ length: total }, (_, index) => index);
  for (let draw = 0; draw < subsetCount; draw++) yield drawSubset(indexes, k, random);
}

/** The first k places of a shuffle (Fisher–Yates); `indexes` stays a permutation, which is all it needs to be. */
function drawSubset(indexes: Uint32Array, k: number, random: Random): Uint32Array {
  for (let place = 0; place < k; place++) {
    const other = random.integer(place, indexes.length - 1);
    const kept = indexes[place] ?? 0;
    indexes[place] = indexes[other] ?? 0;
    indexes[other] = kept;
  }
  return indexes.slice(0, k).sort();
}
