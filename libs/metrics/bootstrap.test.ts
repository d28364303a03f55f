import { describe, expect, it } from '@jest/globals';
import { randomFrom, type Random } from '../domain/random.ts';
import { bootstrapInterval, bootstrapStatistic, pairedBootstrap, quantileOf } from './bootstrap.ts';

/** Picks the given places of any list, one after another. */
function scripted(...places: number[]): Random {
  let draw = 0;
  const next = (): number => places[draw++ % places.length] ?? 0;
  return { ...randomFrom(0), pick: <T>(list: readonly T[]): T => list[next()] as T };
}

describe('quantileOf', () => {
  it('is linear between order statistics', () => {
    // Place 0.25 × 3 = 0.75 between the first and the second: 10 + 0.75 × 10.
    expect(quantileOf([10, 20, 30, 40], 0.25)).toBe(17.5);
    expect(quantileOf([10, 20, 30, 40], 0)).toBe(10);
    expect(quantileOf([10, 20, 30, 40], 1)).toBe(40);
    expect(quantileOf([7], 0.3)).toBe(7);
  });
});

describe('bootstrapInterval', () => {
  it('is the worked example of four resamples of two values', () => {
    // Resamples of (0, 1): (0,0), (0,1), (1,1), (1,1), with means 0, 0.5, 1, 1. At level 0.5 the ends
    // are the quantiles 0.25 and 0.75: places 0.75 and 2.25 of the sorted means: 0.375 and 1.
    const interval = bootstrapInterval([0, 1], {
      resampleCount: 4,
      level: 0.5,
      random: scripted(0, 0, 0, 1, 1, 1, 1, 1),
    });
    expect(interval).toEqual({ mean: 0.5, low: 0.375, high: 1 });
  });

  it('comes to the normal interval for many values', () => {
    const values = Array.from({ length: 100 }, (_, index) => (index < 30 ? 1 : 0));
    const { mean, low, high } = bootstrapInterval(values, {
      resampleCount: 2000,
      random: randomFrom('normal'),
    });
    expect(mean).toBeCloseTo(0.3);
    // 1.96 × sqrt(0.3 × 0.7 / 100) = 0.0898, and a mean is a multiple of 0.01.
    expect(Math.abs(low - (0.3 - 0.0898))).toBeLessThan(0.016);
    expect(Math.abs(high - (0.3 + 0.0898))).toBeLessThan(0.016);
  });

  it('is as wide as nothing when all values are equal', () => {
    const { mean, low, high } = bootstrapInterval([0.5, 0.5, 0.5], {
      resampleCount: 100,
      random: randomFrom(1),
    });
    expect([mean, low, high]).toEqual([0.5, 0.5, 0.5]);
  });

  it('holds the true mean about as often as it says', () => {
    const random = randomFrom('coverage');
    let coveredCount = 0;
    for (let round = 0; round < 100; round++) {
      const values = Array.from({ length: 40 }, () => (random.next() < 0.4 ? 1 : 0));
      const { low, high } = bootstrapInterval(values, { resampleCount: 100, level: 0.9, random });
      if (low <= 0.4 && 0.4 <= high) coveredCount += 1;
    }
    // 90 expected, with a standard deviation of 3; the percentile method falls a little short.
    expect(coveredCount).toBeGreaterThan(78);
    expect(coveredCount).toBeLessThan(98);
  });

  it.each([
    [[], {}, 'values: is empty'],
    [[1], { level: 1 }, 'level: is 1'],
    [[1], { resampleCount: 0 }, 'resampleCount: is 0'],
  ])('refuses %j with %j', (values, options, message) => {
    expect(() => bootstrapInterval(values, { ...options, random: randomFrom(1) })).toThrow(message);
  });
});

it('bootstrapStatistic takes any statistic', () => {
  const { low, high } = bootstrapStatistic([1, 2, 9], (list) => Math.max(...list), {
    resampleCount: 1000,
    random: randomFrom('max'),
  });
  // P(9 is in a resample) = 1 - (2/3)^3 = 0.70, P(no 9, no 2) = 1/27 > 0.025.
  expect([low, high]).toEqual([1, 9]);
});

describe('pairedBootstrap', () => {
  it('is the worked example of four resamples of two differences', () => {
    // Differences 1 and 0; resampled means 0, 0.5, 1, 1. At most 0: one of four, plus one, of five = 2/5;
    // at least 0: all, 5/5. Twice the smaller: 4/5.
    const result = pairedBootstrap([1, 3], [0, 3], {
      resampleCount: 4,
      level: 0.5,
      random: scripted(1, 1, 0, 1, 0, 0, 0, 0),
    });
    expect(result).toEqual({ difference: 0.5, low: 0.375, high: 1, pValue: 0.8 });
  });

  it('finds no difference between equal lists', () => {
    const values = [0, 1, 1, 0, 1];
    const result = pairedBootstrap(values, values, {
      resampleCount: 100,
      random: randomFrom(1),
    });
    expect(result).toEqual({ difference: 0, low: 0, high: 0, pValue: 1 });
  });

  it('finds a difference that every problem shows, and never says p = 0', () => {
    const a = Array.from({ length: 30 }, (_, index) => index + 1);
    const b = Array.from({ length: 30 }, (_, index) => index);
    const { difference, pValue } = pairedBootstrap(a, b, {
      resampleCount: 999,
      random: randomFrom(1),
    });
    expect(difference).toBe(1);
    expect(pValue).toBe(2 / 1000);
  });

  it('gives the opposite for the lists exchanged, on the same draws', () => {
    const a = [0.2, 0.9, 0.4, 0.6];
    const b = [0.5, 0.1, 0.3, 0.8];
    const one = pairedBootstrap(a, b, { resampleCount: 500, random: randomFrom('same') });
    const other = pairedBootstrap(b, a, { resampleCount: 500, random: randomFrom('same') });
    expect(other.difference).toBeCloseTo(-one.difference);
    expect(other.low).toBeCloseTo(-one.high);
    expect(other.pValue).toBeCloseTo(one.pValue);
  });

  it('refuses lists of different length', () => {
    expect(() => pairedBootstrap([1, 2], [1], { random: randomFrom(1) })).toThrow(
      'b: has 1 values where a has 2',
    );
  });
});
