import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import type { ContestResult, Standings } from './contest.ts';
import { summariseContests } from './contest-summary.ts';

/** Ten participants with 100, 200, …, 1000 points, all rated 1500, and one problem of 500 points. */
const standings = (contestId: number): Standings => ({
  contestId,
  name: `Round ${contestId}`,
  type: 'CF',
  durationSeconds: 7200,
  problems: [{ index: 'A', points: 500 }],
  rows: Array.from({ length: 10 }, (_, index) => ({
    points: 100 * (index + 1),
    penalty: 0,
    oldRating: 1500,
  })),
});
const solved: ContestResult = {
  standings: standings(1),
  solves: [{ index: 'A', wrongTryCount: 0 }],
};
const unsolved: ContestResult = { standings: standings(2), solves: [] };

describe('summariseContests', () => {
  it('is the worked example of one contest solved and one not', () => {
    const summary = summariseContests([solved, unsolved], 'instant', {
      resampleCount: 200,
      random: randomFrom(1),
    });
    // 500 points: five are better, one is equal: places 6 and 7 of eleven. Without a solve: place 11.
    expect(
      summary.contests.map((line) => [line.points, line.rankOptimistic, line.rankPessimistic]),
    ).toEqual([
      [500, 6, 7],
      [0, 11, 11],
    ]);
    // 100 - 600/11 and 0; half of it.
    expect(summary.percentileOptimistic.value).toBeCloseTo((100 - 600 / 11) / 2, 9);
    expect(summary.percentilePessimistic.value).toBeCloseTo((100 - 700 / 11) / 2, 9);
    // Mean share (0.5 + 0) / 2; the curve goes from 0.1 at 0 % to 1 at 100 %: 0.15/0.9.
    expect(summary.percentileOfPoints.value).toBeCloseTo((100 * 0.15) / 0.9, 6);
    // Σ rank = 7 + 11 = 18 of seeds 2 + 20 p: p = 0.8 to lose: odds 1/4, 400 × log10(4) = 240.82 below.
    expect(summary.rating?.value).toBeCloseTo(1500 - 240.82, 1);
    // The place of the first alone: 6 = 10 p, p = 0.6: odds 2/3, 70.44 below; the second has no finite one.
    expect(summary.contests[0]?.performance).toBeCloseTo(1500 - 70.44, 1);
    expect(summary.contests[1]?.performance).toBe(1);
  });

  it('gives intervals that hold the value, and repeats them for the same draw', () => {
    const results = [solved, unsolved, solved, solved];
    const summary = (): unknown =>
      summariseContests(results, 'worst', { resampleCount: 200, random: randomFrom('draw') });
    const { percentileOptimistic, percentileOfPoints, rating } = summariseContests(
      results,
      'worst',
      { resampleCount: 200, random: randomFrom('draw') },
    );
    for (const estimate of [percentileOptimistic, percentileOfPoints, rating]) {
      expect(estimate?.low).toBeLessThan(estimate?.value ?? NaN);
      expect(estimate?.high).toBeGreaterThan(estimate?.value ?? NaN);
    }
    expect(summary()).toEqual(summary());
  });

  it('has no rating when no participant has one', () => {
    const rows = solved.standings.rows.map(({ points, penalty }) => ({ points, penalty }));
    const result = { ...solved, standings: { ...solved.standings, rows } };
    const summary = summariseContests([result], 'instant', {
      resampleCount: 10,
      random: randomFrom(1),
    });
    expect(summary.rating).toBeUndefined();
    expect(summary.contests[0]?.performance).toBeUndefined();
  });

  it('refuses no contests', () => {
    expect(() => summariseContests([], 'instant', { random: randomFrom(1) })).toThrow('is empty');
  });
});
