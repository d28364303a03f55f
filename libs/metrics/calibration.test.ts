import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import {
  auc,
  aucWithinProblem,
  brierScore,
  brierSkill,
  expectedCalibrationError,
  logLoss,
  reliabilityBins,
} from './calibration.ts';

describe('auc', () => {
  it('is the worked example: of six pairs four are in order, one ties', () => {
    // Right 0.9, 0.5; wrong 0.7, 0.5, 0.1. 0.9 beats all three; 0.5 loses to 0.7, ties 0.5, beats 0.1:
    // (3 + 0 + 0.5 + 1) / 6 = 0.75.
    expect(auc([0.9, 0.7, 0.5, 0.5, 0.1], [true, false, true, false, false])).toBeCloseTo(0.75);
  });
  it('is one half when every score is the same', () => {
    expect(auc([0.3, 0.3, 0.3], [true, false, true])).toBe(0.5);
  });
  it('is undefined when one class is missing', () => {
    expect(auc([0.3, 0.4], [true, true])).toBeUndefined();
    expect(auc([0.3], [false])).toBeUndefined();
    expect(auc([], [])).toBeUndefined();
  });
  it('agrees with comparing every pair', () => {
    const random = randomFrom('auc');
    for (let round = 0; round < 100; round++) {
      const scores = Array.from({ length: 12 }, () => random.integer(0, 6));
      const labels = scores.map((_, index) => index === 0 || (index > 1 && random.next() < 0.4));
      let won = 0;
      let pairs = 0;
      scores.forEach((high, i) =>
        scores.forEach((low, j) => {
          if (!labels[i] || labels[j]) return;
          pairs += 1;
          if (high > low) won += 1;
          else if (high === low) won += 0.5;
        }),
      );
      expect(auc(scores, labels)).toBeCloseTo(won / pairs, 12);
    }
  });
  it('refuses scores that are no numbers, and lists of different length', () => {
    expect(() => auc([0.1, NaN], [true, false])).toThrow('scores: holds no number at index 1');
    expect(() => auc([0.1], [true, false])).toThrow('labels: has 2 entries where scores has 1');
  });
});

describe('aucWithinProblem', () => {
  it('averages over problems that have both, and so sees through a scorer that only knows the problem', () => {
    // Within each problem all scores are equal (0.5 each); over both together the AUC would be 3.5/4.
    const groups = [
      { scores: [0.9, 0.9, 0.9], labels: [true, true, false] },
      { scores: [0.1, 0.1], labels: [false, true] },
      { scores: [0.7], labels: [true] },
    ];
    expect(aucWithinProblem(groups)).toBe(0.5);
    expect(aucWithinProblem([{ scores: [0.7], labels: [true] }])).toBeUndefined();
  });
  it('gives every problem the same weight', () => {
    const groups = [
      { scores: [0.9, 0.1], labels: [true, false] },
      { scores: [0.5, 0.5, 0.5, 0.5], labels: [true, false, false, false] },
    ];
    expect(aucWithinProblem(groups)).toBe(0.75);
  });
});

const probabilities = [0.1, 0.2, 0.7, 0.8];
const labels = [false, true, false, true];

describe('reliabilityBins', () => {
  it('makes bins of equal mass', () => {
    expect(reliabilityBins(probabilities, labels, 2)).toEqual([
      { low: 0.1, high: 0.2, count: 2, meanProbability: expect.closeTo(0.15), rightShare: 0.5 },
      { low: 0.7, high: 0.8, count: 2, meanProbability: expect.closeTo(0.75), rightShare: 0.5 },
    ]);
  });
  it('keeps equal probabilities together, so that the order does not matter', () => {
    const tied = [0.5, 0.5, 0.5, 0.9];
    const bins = reliabilityBins(tied, [true, false, false, true], 2);
    expect(bins.map(({ count, rightShare }) => [count, rightShare])).toEqual([
      [3, 1 / 3],
      [1, 1],
    ]);
    expect(reliabilityBins(tied, [false, false, true, true], 2)).toEqual(bins);
  });
  it('loses no program, whatever the number of bins', () => {
    const random = randomFrom('bins');
    for (const binCount of [1, 2, 7, 15, 100]) {
      const values = Array.from({ length: 53 }, () => random.integer(0, 20) / 20);
      const bins = reliabilityBins(
        values,
        values.map(() => true),
        binCount,
      );
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(53);
      expect(bins.length).toBeLessThanOrEqual(binCount);
    }
  });
});

describe('expectedCalibrationError', () => {
  it('is the worked example: 2/4 × |0.5 - 0.15| + 2/4 × |0.5 - 0.75| = 0.3', () => {
    expect(expectedCalibrationError(probabilities, labels, 2)).toBeCloseTo(0.3);
  });
  it('is 0 for the base rate in one bin', () => {
    expect(expectedCalibrationError([0.5, 0.5, 0.5, 0.5], labels)).toBe(0);
  });
  it('comes to 0 where probabilities are true', () => {
    const random = randomFrom('calibrated');
    const values = Array.from({ length: 6000 }, () => random.next());
    const outcomes = values.map((value) => random.next() < value);
    // In a bin of 400 the standard error is at most 0.025, and the mean distance 0.8 of it.
    expect(expectedCalibrationError(values, outcomes)).toBeLessThan(0.03);
  });
});

describe('brierScore and brierSkill', () => {
  it('are the worked example', () => {
    // (0.01 + 0.64 + 0.49 + 0.04) / 4 = 0.295; always saying 0.5 gives 0.25: 1 - 0.295/0.25 = -0.18.
    expect(brierScore(probabilities, labels)).toBeCloseTo(0.295);
    expect(brierSkill(probabilities, labels)).toBeCloseTo(-0.18);
  });
  it('have no skill at the base rate and all of it when certain and right', () => {
    expect(brierSkill([0.25, 0.25, 0.25, 0.25], [true, false, false, false])).toBeCloseTo(0);
    expect(brierSkill([1, 0], [true, false])).toBe(1);
    expect(brierSkill([0.4, 0.2], [true, true])).toBeUndefined();
  });
  it('refuse what is no probability', () => {
    expect(() => brierScore([1.2], [true])).toThrow('probabilities: holds 1.2');
    expect(() => brierScore([], [])).toThrow('probabilities: is empty');
  });
});

describe('logLoss', () => {
  it('is the worked example: -(ln 0.9 + ln 0.2 + ln 0.3 + ln 0.8) / 4', () => {
    // ln(0.9 × 0.2 × 0.3 × 0.8) = ln 0.0432 = -3.14192
    expect(logLoss(probabilities, labels)).toBeCloseTo(3.14192 / 4, 5);
  });
  it('is large and finite for one certain error', () => {
    // -ln 1e-15 = 34.54
    expect(logLoss([0], [true])).toBeCloseTo(34.54, 2);
  });
});
