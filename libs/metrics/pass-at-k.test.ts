import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import { passAtK, randomSolveRate } from './pass-at-k.ts';

describe('passAtK', () => {
  it.each([
    // 1 - C(3,1)/C(5,1) = 1 - 3/5
    { total: 5, right: 2, k: 1, expected: 2 / 5 },
    // 1 - C(3,2)/C(5,2) = 1 - 3/10
    { total: 5, right: 2, k: 2, expected: 7 / 10 },
    // 1 - C(3,3)/C(5,3) = 1 - 1/10
    { total: 5, right: 2, k: 3, expected: 9 / 10 },
    // Only three are wrong, so four hold a right one.
    { total: 5, right: 2, k: 4, expected: 1 },
    // 1 - C(7,3)/C(10,3) = 1 - 35/120
    { total: 10, right: 3, k: 3, expected: 85 / 120 },
    { total: 10, right: 0, k: 10, expected: 0 },
    { total: 10, right: 10, k: 1, expected: 1 },
    { total: 10, right: 3, k: 0, expected: 0 },
    { total: 0, right: 0, k: 0, expected: 0 },
  ])('is $expected for $right right of $total at $k', ({ total, right, k, expected }) => {
    expect(passAtK(total, right, k)).toBeCloseTo(expected, 14);
  });

  it('keeps all digits for a million samples', () => {
    expect(passAtK(1e6, 1, 1)).toBeCloseTo(1e-6, 20);
    // One right program is among k of K with probability k/K.
    expect(passAtK(1e6, 1, 1000)).toBeCloseTo(1e-3, 16);
    // 1 - (K-k)(K-k-1) / (K(K-1)) with K = 10^6, k = 10^5: 1 - 900000×899999/(10^6×999999)
    expect(passAtK(1e6, 2, 1e5)).toBeCloseTo(1 - (900000 * 899999) / (1e6 * 999999), 14);
    expect(passAtK(1e6, 500_000, 500_000)).toBe(1);
  });

  it('does not fall with k or with right programs, and is symmetric in the two', () => {
    for (let right = 0; right <= 12; right++) {
      for (let k = 1; k <= 12; k++) {
        expect(passAtK(12, right, k)).toBeGreaterThanOrEqual(passAtK(12, right, k - 1));
        expect(passAtK(12, right, k)).toBeCloseTo(passAtK(12, k, right), 14);
      }
    }
  });

  it.each([
    [10, 11, 1, 'right: is 11'],
    [10, 1, 11, 'k: is 11'],
    [10, 1, 1.5, 'k: is 1.5'],
    [-1, 0, 0, 'total: is -1'],
    [10, NaN, 1, 'right: is NaN'],
  ])('refuses total %d, right %d, k %d', (total, right, k, message) => {
    expect(() => passAtK(total, right, k)).toThrow(message);
  });
});

describe('randomSolveRate', () => {
  it('is the worked example of four samples, two of which pass and one is right', () => {
    // Of 4 samples 2 pass, 1 of them right; 2 are drawn and 1 is submitted. Survivors among the two:
    // none C(2,2)/C(4,2) = 1/6, one 2×2/6 = 4/6, two 1/6. One submission of a random survivor is right
    // with probability 1/2 whenever there is one: (4/6 + 1/6) × 1/2 = 5/12.
    expect(randomSolveRate({ total: 4, passed: 2, right: 1, k: 2, n: 1 })).toBeCloseTo(5 / 12, 14);
    // Two submissions: with both survivors drawn it is right for certain: 4/6 × 1/2 + 1/6 = 1/2.
    expect(randomSolveRate({ total: 4, passed: 2, right: 1, k: 2, n: 2 })).toBeCloseTo(1 / 2, 14);
  });

  it('is the worked example in which a survivor is certain', () => {
    // 5 of 6 pass, 1 right, 3 drawn: 2 survivors C(5,2)×C(1,1)/C(6,3) = 10/20, or 3: C(5,3)/20 = 10/20.
    // With n = 2 both submit two of the five: 2/5 in either case.
    expect(randomSolveRate({ total: 6, passed: 5, right: 1, k: 3, n: 2 })).toBeCloseTo(2 / 5, 14);
    // With n = 3: 10/20 × 2/5 + 10/20 × 3/5 = 1/2.
    expect(randomSolveRate({ total: 6, passed: 5, right: 1, k: 3, n: 3 })).toBeCloseTo(1 / 2, 14);
  });

  it('is pass@k when every survivor is submitted, whatever passes', () => {
    for (const passed of [4, 9, 20]) {
      for (const k of [1, 5, 19, 20]) {
        const rate = randomSolveRate({ total: 20, passed, right: 4, k, n: k });
        expect(rate).toBeCloseTo(passAtK(20, 4, k), 12);
      }
    }
  });

  it('agrees with adding up every term', () => {
    const random = randomFrom('randomSolveRate');
    for (let round = 0; round < 300; round++) {
      const total = random.integer(1, 25);
      const passed = random.integer(0, total);
      const counts = {
        total,
        passed,
        right: random.integer(0, passed),
        k: random.integer(0, total),
        n: random.integer(0, 12),
      };
      expect(randomSolveRate(counts)).toBeCloseTo(termByTerm(counts), 11);
    }
  });

  it('agrees with AlphaCode’s Algorithm 1, drawn', () => {
    const counts = { total: 200, passed: 24, right: 5, k: 40, n: 3 };
    const random = randomFrom('algorithm 1');
    const drawCount = 4000;
    let solvedCount = 0;
    for (let draw = 0; draw < drawCount; draw++) {
      const survivors = hits(counts.k, counts.total, counts.passed, random.next);
      const submitted = Math.min(survivors, counts.n);
      if (hits(submitted, counts.passed, counts.right, random.next) > 0) solvedCount += 1;
    }
    // The standard error of 4000 draws is at most 0.008; five of them.
    expect(Math.abs(solvedCount / drawCount - randomSolveRate(counts))).toBeLessThan(0.04);
  });

  it('stays exact for a million samples', () => {
    // With n = 1 it is P(a survivor) × share of right ones; here a survivor is certain to rounding.
    expect(randomSolveRate({ total: 1e6, passed: 5e4, right: 500, k: 1e5, n: 1 })).toBeCloseTo(
      0.01,
      13,
    );
    // All drawn: 10 of the 50,000 are submitted: pass@10 of 500 in 50,000.
    expect(randomSolveRate({ total: 1e6, passed: 5e4, right: 500, k: 1e6, n: 10 })).toBeCloseTo(
      passAtK(5e4, 500, 10),
      13,
    );
    // Half passes: the front of the distribution underflows, and its recurrence would too.
    expect(randomSolveRate({ total: 1e6, passed: 5e5, right: 5e4, k: 5e5, n: 10 })).toBeCloseTo(
      passAtK(5e5, 5e4, 10),
      13,
    );
  });

  it('refuses more right programs than pass', () => {
    expect(() => randomSolveRate({ total: 9, passed: 3, right: 4, k: 2, n: 1 })).toThrow(
      'right: is 4: must be a whole number from 0 to 3',
    );
  });
});

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let product = 1;
  for (let index = 1; index <= k; index++) product = (product * (n - k + index)) / index;
  return Math.round(product);
}

type Counts = Parameters<typeof randomSolveRate>[0];

/** The formula as it is written, from binomial coefficients. */
function termByTerm({ total, passed, right, k, n }: Counts): number {
  let sum = 0;
  for (let survivors = 0; survivors <= k; survivors++) {
    const probability =
      (choose(passed, survivors) * choose(total - passed, k - survivors)) / choose(total, k);
    const submitted = Math.min(n, survivors);
    if (probability > 0)
      sum += probability * (1 - choose(passed - right, submitted) / choose(passed, submitted));
  }
  return sum;
}

/** Marked items among `drawn`, drawn one after another. */
function hits(drawn: number, total: number, marked: number, next: () => number): number {
  let hitCount = 0;
  for (let index = 0; index < drawn; index++) {
    if (next() < (marked - hitCount) / (total - index)) hitCount += 1;
  }
  return hitCount;
}
