import { describe, expect, it } from '@jest/globals';
import {
  contestPlace,
  contestScore,
  type Standings,
  type StandingsRow,
  type TimeModel,
} from './contest.ts';

const row = (points: number, penalty = 0, oldRating?: number): StandingsRow =>
  oldRating === undefined ? { points, penalty } : { points, penalty, oldRating };

/** Two hours, A to D. */
const round: Standings = {
  contestId: 1,
  name: 'Round',
  type: 'CF',
  durationSeconds: 7200,
  problems: [
    { index: 'A', points: 500 },
    { index: 'B', points: 1000 },
    { index: 'C', points: 1500 },
    { index: 'D', points: 2000 },
  ],
  rows: [],
};
const educational: Standings = {
  contestId: 2,
  name: 'Educational',
  type: 'ICPC',
  durationSeconds: 7200,
  problems: [{ index: 'A' }, { index: 'B' }, { index: 'C' }, { index: 'D' }],
  rows: [],
};

describe('contestScore with points', () => {
  const solves = [
    { index: 'A', wrongTryCount: 0 },
    { index: 'C', wrongTryCount: 2 },
  ];
  const cases: readonly (readonly [TimeModel, number])[] = [
    // 500 + (1500 - 2×50)
    ['instant', 1900],
    // A at 1/4 of 120 minutes: 500 × (1 - 30/250) = 440. C at 90 + 2 minutes: 1500 × (1 - 92/250) - 100 = 848.
    ['uniform', 1288],
    // Both at 120 minutes: 500 × 0.52 = 260; 1500 × 0.52 - 100 = 680.
    ['worst', 940],
  ];
  it.each(cases)('is the worked example, %s', (timeModel, points) => {
    const score = contestScore(round, solves, timeModel);
    expect(score.points).toBeCloseTo(points, 9);
    expect(score.penalty).toBe(0);
  });

  it('leaves 30 % to whoever solves it', () => {
    // 500 - 9×50 = 50 < 150, and after 120 minutes 260 - 450 < 0.
    const nine = [{ index: 'A', wrongTryCount: 9 }];
    expect(contestScore(round, nine, 'instant').points).toBe(150);
    expect(contestScore(round, nine, 'worst').points).toBe(150);
  });

  it('lets points fall more slowly in a longer contest', () => {
    // Three hours lose 1/375 a minute: B at half of them, 1000 × (1 - 90/375) = 760.
    const long = { ...round, durationSeconds: 10_800 };
    const score = contestScore(long, [{ index: 'B', wrongTryCount: 0 }], 'uniform');
    expect(score.points).toBeCloseTo(760, 9);
  });

  it('takes no try after the end', () => {
    const last = (wrongTryCount: number): number =>
      contestScore(round, [{ index: 'D', wrongTryCount }], 'uniform').points;
    // Already the first comes at 120 minutes: 2000 × 0.52 = 1040.
    expect(last(0)).toBeCloseTo(1040, 9);
    expect(last(3)).toBeCloseTo(1040 - 150, 9);
  });
});

describe('contestScore of problems solved', () => {
  const solves = [
    { index: 'A', wrongTryCount: 1 },
    { index: 'B', wrongTryCount: 0 },
  ];
  const cases: readonly (readonly [TimeModel, number])[] = [
    // 10 for the wrong try.
    ['instant', 10],
    // A at 30 + 1 minutes, plus 10; B at 60.
    ['uniform', 101],
    // 120 + 10 + 120
    ['worst', 250],
  ];
  it.each(cases)('is the worked example, %s', (timeModel, penalty) => {
    expect(contestScore(educational, solves, timeModel)).toEqual({ points: 2, penalty });
  });
  it('is nothing without a solve', () => {
    expect(contestScore(educational, [], 'worst')).toEqual({ points: 0, penalty: 0 });
  });
});

describe('contestScore refuses', () => {
  it('problems that there are not, that come twice or lack points, and impossible numbers', () => {
    const solve = { index: 'A', wrongTryCount: 0 };
    expect(() => contestScore(round, [{ ...solve, index: 'Z' }], 'instant')).toThrow(
      'solves: names problem "Z": contest 1 has A, B, C, D',
    );
    expect(() => contestScore(round, [solve, solve], 'instant')).toThrow(
      'names problem A of contest 1 twice',
    );
    expect(() => contestScore(round, [{ ...solve, wrongTryCount: -1 }], 'instant')).toThrow(
      'wrongTryCount: is -1',
    );
    expect(() => contestScore({ ...round, durationSeconds: 0 }, [], 'instant')).toThrow(
      'durationSeconds: is 0 in contest 1: must be above 0',
    );
    const pointless = { ...round, problems: [{ index: 'A' }] };
    expect(() => contestScore(pointless, [solve], 'instant')).toThrow(
      'problems[0].points: is missing in contest 1',
    );
  });
});

describe('contestPlace', () => {
  it('is the worked example with ties', () => {
    // Of four, one is better, two equal: places 2 and 4 of five: 100 - 40 = 60 % and 100 - 80 = 20 %.
    const rows = [row(100), row(300), row(200), row(200)];
    expect(contestPlace({ ...round, rows }, { points: 200, penalty: 0 })).toEqual({
      rankOptimistic: 2,
      rankPessimistic: 4,
      percentileOptimistic: 60,
      percentilePessimistic: 20,
    });
  });
  it('breaks ties by penalty where problems are counted, and only there', () => {
    const rows = [row(2, 50), row(2, 70), row(2, 60), row(1, 5)];
    const score = { points: 2, penalty: 60 };
    const counted = contestPlace({ ...educational, rows }, score);
    expect([counted.rankOptimistic, counted.rankPessimistic]).toEqual([2, 3]);
    const scored = contestPlace({ ...round, rows }, score);
    expect([scored.rankOptimistic, scored.rankPessimistic]).toEqual([1, 4]);
  });
});
