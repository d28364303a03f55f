import { describe, expect, it } from '@jest/globals';
import type { ContestResult, Standings } from './contest.ts';
import { percentileOfPoints, pointsCurve } from './contest-percentile.ts';

/** A contest of participants with these points, and one problem that we solved for `ours` points. */
function result(points: readonly number[], ours: number): ContestResult {
  const standings: Standings = {
    contestId: points.join('-'),
    name: 'test',
    type: 'CF',
    durationSeconds: 7200,
    problems: [{ index: 'A', points: ours }],
    rows: points.map((value) => ({ points: value, penalty: 0 })),
  };
  return { standings, solves: ours === 0 ? [] : [{ index: 'A', wrongTryCount: 0 }] };
}
const percentileOf = (...results: ContestResult[]): number =>
  percentileOfPoints(results.map((each) => pointsCurve(each, 'instant')));

describe('percentileOfPoints', () => {
  it('is the worked example of one contest', () => {
    // Shares 0, 0.25, 0.5, 0.75, 1 at 0, 25, 50, 75, 100 %. 0.5 is the median, 0.6 lies 0.1/0.25 of the
    // way to the next: 50 + 10 = 60.
    expect(percentileOf(result([0, 1000, 2000, 3000, 4000], 2000))).toBeCloseTo(50, 9);
    expect(percentileOf(result([4000, 0, 3000, 1000, 2000], 2400))).toBeCloseTo(60, 9);
  });

  it('is the worked example of two contests', () => {
    // Curves 0, 0.2, 1 and 0, 0.6, 1, mean 0, 0.4, 1. Ours: 100/1000 and 700/1000, mean 0.4: the median.
    expect(percentileOf(result([0, 200, 1000], 100), result([0, 600, 1000], 700))).toBeCloseTo(
      50,
      9,
    );
  });

  it('takes the least percentile where many have the same points', () => {
    // Shares 0, 0.5, 0.5, 0.5, 1: 0.5 is reached at 25 %.
    expect(percentileOf(result([0, 500, 500, 500, 1000], 500))).toBeCloseTo(25, 9);
    expect(percentileOf(result([0, 0, 0, 1000], 0))).toBe(0);
  });

  it('ends at 100 for whoever beats the best', () => {
    expect(percentileOf(result([0, 500, 1000], 1000))).toBeCloseTo(100, 9);
    expect(percentileOf(result([0, 500, 1000], 1500))).toBe(100);
  });

  it('refuses no contests, and one in which nobody has points', () => {
    expect(() => percentileOf()).toThrow('contests: is empty');
    expect(() => percentileOf(result([0, 0], 100))).toThrow('contest 0-0: nobody has any points');
  });
});
