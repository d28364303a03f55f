import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import { logLoss } from './calibration.ts';
import { applyPlatt, fitPlatt } from './platt.ts';

const logit = (probability: number): number => Math.log(probability / (1 - probability));

describe('fitPlatt', () => {
  it('is the worked example of two scores', () => {
    // Scores 0.8 (3 right, 1 wrong) and 0.2 (1 right, 3 wrong): N₊ = N₋ = 4, targets 5/6 and 1/6. With
    // two parameters for two scores the fit meets the mean targets: (3×5/6 + 1/6)/4 = 2/3 and 1/3. The
    // logits are ±ln 4 and ±ln 2: slope = ln 2 / ln 4 = 1/2, intercept = 0.
    const scores = [0.8, 0.8, 0.8, 0.8, 0.2, 0.2, 0.2, 0.2];
    const labels = [true, true, true, false, true, false, false, false];
    const fitted = fitPlatt(scores, labels);
    expect(fitted.slope).toBeCloseTo(0.5, 6);
    expect(fitted.intercept).toBeCloseTo(0, 6);
    expect(applyPlatt(fitted, 0.8)).toBeCloseTo(2 / 3, 6);
  });

  it('gives the mean target where the scores say nothing', () => {
    // All 0.5, N₊ = 3, N₋ = 1: targets 4/5 and 1/3, mean (3×4/5 + 1/3)/4 = 41/60.
    const fitted = fitPlatt([0.5, 0.5, 0.5, 0.5], [true, true, false, true]);
    expect(applyPlatt(fitted, 0.5)).toBeCloseTo(41 / 60, 6);
  });

  it('finds the distortion that made the scores', () => {
    const random = randomFrom('platt');
    const scores = Array.from({ length: 20_000 }, () => random.next());
    const truth = { slope: 0.4, intercept: -1 };
    const labels = scores.map((score) => random.next() < applyPlatt(truth, score));
    const fitted = fitPlatt(scores, labels);
    expect(fitted.slope).toBeCloseTo(0.4, 1);
    expect(fitted.intercept).toBeCloseTo(-1, 1);
  });

  it('leaves no parameters nearby with a smaller loss', () => {
    const random = randomFrom('minimum');
    const scores = Array.from({ length: 400 }, () => random.next());
    const labels = scores.map((score) => random.next() < score ** 2);
    const fitted = fitPlatt(scores, labels);
    const lossAt = (slope: number, intercept: number): number =>
      logLoss(
        scores.map((score) => applyPlatt({ slope, intercept }, score)),
        labels,
      );
    // The targets are smoothed by 1/N, so the minimum of the plain loss lies close by.
    const best = lossAt(fitted.slope, fitted.intercept);
    for (const [dSlope, dIntercept] of [
      [0.2, 0],
      [-0.2, 0],
      [0, 0.2],
      [0, -0.2],
    ] as const)
      expect(lossAt(fitted.slope + dSlope, fitted.intercept + dIntercept)).toBeGreaterThan(best);
  });

  it('stays finite when a score separates right from wrong, and when scores are 0 and 1', () => {
    const { slope, intercept } = fitPlatt([1, 1, 0, 0], [true, true, false, false]);
    expect(slope).toBeGreaterThan(0);
    expect(Number.isFinite(slope) && Number.isFinite(intercept)).toBe(true);
    // The targets: 3/4 and 1/4.
    expect(applyPlatt({ slope, intercept }, 1)).toBeCloseTo(3 / 4, 5);
    expect(applyPlatt({ slope, intercept }, 0)).toBeCloseTo(1 / 4, 5);
  });

  it('turns a scorer round that is worse than none', () => {
    expect(fitPlatt([0.9, 0.8, 0.2, 0.1], [false, false, true, true]).slope).toBeLessThan(0);
  });

  it.each([
    [[0.1, 0.2], [true, true], 'holds 2 right and 0 wrong programs: a calibration needs both'],
    [[0.1, 1.2], [true, false], 'scores[1]: is 1.2: must lie in [0, 1]'],
    [[0.1, NaN], [true, false], 'scores[1]: is NaN'],
    [[0.1], [true, false], 'labels: has 2 entries where scores has 1'],
  ])('refuses %j with %j', (scores, labels, message) => {
    expect(() => fitPlatt(scores, labels)).toThrow(message);
  });
});

describe('applyPlatt', () => {
  it('changes nothing with slope 1 and intercept 0', () => {
    for (const probability of [0.001, 0.3, 0.5, 0.99])
      expect(applyPlatt({ slope: 1, intercept: 0 }, probability)).toBeCloseTo(probability, 12);
  });
  it('is the sigmoid of the line: slope 2, intercept -1 at logit(0.7)', () => {
    const expected = 1 / (1 + Math.exp(-(2 * logit(0.7) - 1)));
    expect(applyPlatt({ slope: 2, intercept: -1 }, 0.7)).toBeCloseTo(expected, 12);
  });
});
