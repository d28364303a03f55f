import { expectCount } from './expect-count.ts';
import { hypergeometricFront, logMissProbability } from './hypergeometric.ts';

/**
 * pass@k: the probability that at least one of `k` samples, drawn without replacement from `total` of
 * which `right` are right, is right: 1 - C(total - right, k) / C(total, k) (Chen et al. 2021, arXiv
 * 2107.03374, equation 1). Exact to rounding, for totals of millions.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) unless right <= total and k <= total.
 */
export function passAtK(total: number, right: number, k: number): number {
  expectCount('total', total);
  expectCount('right', right, total);
  expectCount('k', k, total);
  return hitProbability(total, right, k);
}

/** Counts of one problem's samples. */
export type FilterCounts = {
  /** Samples drawn. */
  readonly total: number;
  /** Of these, those that pass the public tests. */
  readonly passed: number;
  /** Of these, those that are right. */
  readonly right: number;
  /** Samples in a budget, at most `total`. */
  readonly k: number;
  /** Submissions. */
  readonly n: number;
};

/**
 * n@k of filtering on the public tests and then submitting at random: the probability that `k` of the
 * samples, of which `n` that pass are then submitted, hold a right submission. The expectation of
 * AlphaCode's Algorithm 1 (Li et al. 2022, arXiv 2203.07814, appendix A.3), which draws it:
 * Σ_s Hypergeom(s; total, passed, k) × [1 - C(passed - right, m) / C(passed, m)], m = min(n, s).
 *
 * INVALID_ARGUMENT (INVALID_FIELD) unless right <= passed <= total and k <= total.
 */
export function randomSolveRate({ total, passed, right, k, n }: FilterCounts): number {
  expectCount('total', total);
  expectCount('passed', passed, total);
  expectCount('right', right, passed);
  expectCount('k', k, total);
  expectCount('n', n);
  const survivorCountMax = Math.min(passed, k);
  const submissionCount = Math.min(n, survivorCountMax);
  // With n survivors or more, n are submitted: all those terms are one.
  const front = hypergeometricFront(total, passed, k, submissionCount);
  let rate = 0;
  let frontProbability = 0;
  front.forEach((probability, survivorCount) => {
    rate += probability * hitProbability(passed, right, survivorCount);
    frontProbability += probability;
  });
  const restProbability = Math.max(0, 1 - frontProbability);
  return Math.min(1, rate + restProbability * hitProbability(passed, right, submissionCount));
}

function hitProbability(total: number, marked: number, drawn: number): number {
  const log = logMissProbability(total, marked, drawn);
  // Not -0 where nothing is missed for certain.
  return log === 0 ? 0 : -Math.expm1(log);
}
