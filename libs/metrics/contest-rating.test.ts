import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import type { Standings } from './contest.ts';
import {
  likeliestRating,
  ratedPlace,
  ratedPlaceIn,
  ratingFromProblems,
  seedOf,
} from './contest-rating.ts';
import { winProbability } from './elo.ts';

describe('winProbability', () => {
  it('is one half among equals and ten to one at 400 points', () => {
    expect(winProbability(1500, 1500)).toBe(0.5);
    expect(winProbability(1900, 1500)).toBeCloseTo(10 / 11, 12);
    expect(winProbability(1100, 1500)).toBeCloseTo(1 / 11, 12);
  });
});

describe('likeliestRating', () => {
  it('is the rating of equals for the middle place among them', () => {
    // 1 + 2 × 1/2 = 2
    expect(seedOf(1500, [1500, 1500])).toBe(2);
    expect(likeliestRating([ratedPlace(2, [1500, 1500])])).toBeCloseTo(1500, 3);
  });

  it('is the worked example of one place among ten equals', () => {
    // Place 1 + 10/11 of eleven means 1/11 to lose to each of ten: 400 points above them.
    expect(likeliestRating([ratedPlace(1 + 10 / 11, Array(10).fill(1500))])).toBeCloseTo(1900, 3);
    // Third: 2/10 to lose to each: odds 4, 400 × log10(4) = 240.82 above.
    expect(likeliestRating([ratedPlace(3, Array(10).fill(1500))])).toBeCloseTo(1740.82, 1);
  });

  it('is the worked example of two contests, which is not the mean of the two', () => {
    // Places 3 and 7 among ten equals each: Σ seed = Σ rank = 10 means 8/20 to lose to each: odds 1.5,
    // 400 × log10(1.5) = 70.44 above them. The performances are 1740.82 and 1429.56, their mean 1585.19.
    const places = [
      ratedPlace(3, Array(10).fill(1500) as number[]),
      ratedPlace(7, Array(10).fill(1500) as number[]),
    ];
    expect(likeliestRating(places)).toBeCloseTo(1570.44, 1);
    const [first = 0, second = 0] = places.map((place) => likeliestRating([place]));
    expect((first + second) / 2).toBeCloseTo(1585.19, 1);
  });

  it('is where the joint likelihood of all the comparisons is largest', () => {
    const random = randomFrom('likelihood');
    const contests = [3, 17, 8].map((rank) => ({
      rank,
      // Best first: whoever stands before the rank has beaten us.
      ratings: Array.from({ length: 20 }, () => random.integer(800, 2400)),
    }));
    const rating = likeliestRating(contests.map(({ rank, ratings }) => ratedPlace(rank, ratings)));
    const logLikelihood = (ours: number): number =>
      contests.reduce(
        (sum, { rank, ratings }) =>
          sum +
          ratings.reduce(
            (inner, other, index) =>
              inner +
              Math.log(
                index < rank - 1 ? winProbability(other, ours) : winProbability(ours, other),
              ),
            0,
          ),
        0,
      );
    expect(logLikelihood(rating)).toBeGreaterThan(logLikelihood(rating + 2));
    expect(logLikelihood(rating)).toBeGreaterThan(logLikelihood(rating - 2));
  });

  it('ends 400 above the best, and at 1', () => {
    expect(likeliestRating([ratedPlace(1, [1200, 2000])])).toBe(2400);
    expect(likeliestRating([ratedPlace(3, [1200, 2000])])).toBe(1);
  });

  it('refuses places that there are not, and contests without ratings', () => {
    expect(() => ratedPlace(4, [1200, 2000])).toThrow('rank: is 4: must lie between 1 and 3');
    expect(() => likeliestRating([ratedPlace(1, [])])).toThrow('no participants with a rating');
  });
});

describe('ratedPlaceIn', () => {
  it('counts participants with a rating only, and loses ties', () => {
    const standings: Standings = {
      contestId: 1,
      name: 'test',
      type: 'CF',
      durationSeconds: 7200,
      problems: [{ index: 'A', points: 500 }],
      rows: [
        { points: 900, penalty: 0, oldRating: 2000 },
        { points: 800, penalty: 0 },
        { points: 500, penalty: 0, oldRating: 1500 },
        { points: 100, penalty: 0, oldRating: 1000 },
      ],
    };
    const solves = [{ index: 'A', wrongTryCount: 0 }];
    const place = ratedPlaceIn({ standings, solves }, 'instant');
    expect([place.rank, place.participantCount, place.bestRating]).toEqual([3, 3, 2000]);
    expect(place.seedAt(1500)).toBeCloseTo(seedOf(1500, [2000, 1500, 1000]), 12);
  });
});

describe('ratingFromProblems', () => {
  const wide = { mean: 1500, standardDeviation: 1e6 };
  it('is the rating of the problems where half are solved', () => {
    const problems = [1, 0].map((solveRate) => ({ rating: 1800, solveRate }));
    const { rating, standardError } = ratingFromProblems(problems, wide);
    expect(rating).toBeCloseTo(1800, 3);
    // Curvature 2 × 1/4 × (ln 10 / 400)²: 1/sqrt = 400 / ln 10 × sqrt 2 = 245.67.
    expect(standardError).toBeCloseTo(245.67, 1);
  });
  it('is the worked example: ten of eleven solved is 400 points above', () => {
    const problems = Array.from({ length: 11 }, (_, index) => ({
      rating: 1000,
      solveRate: index > 0 ? 1 : 0,
    }));
    expect(ratingFromProblems(problems, wide).rating).toBeCloseTo(1400, 2);
  });
  it('is the worked example with a prior', () => {
    // One problem of 1400 solved. At 1400 the evidence pulls with (1 - 1/2) × ln 10 / 400 = 0.00287823 and a
    // prior 200 wide around m with (1400 - m) / 40000: equal at m = 1400 - 115.129. The curvature there is
    // 1/4 × (ln 10 / 400)² + 1/40000 = 8.2842e-6 + 2.5e-5, and 1 / sqrt(3.32842e-5) = 173.33.
    const { rating, standardError } = ratingFromProblems([{ rating: 1400, solveRate: 1 }], {
      mean: 1400 - 115.1293,
      standardDeviation: 200,
    });
    expect(rating).toBeCloseTo(1400, 3);
    expect(standardError).toBeCloseTo(173.33, 2);
  });
  it('is the prior where there are no problems', () => {
    expect(ratingFromProblems([], { mean: 1234, standardDeviation: 50 })).toEqual({
      rating: 1234,
      standardError: 50,
    });
  });
  it('stays finite when all are solved or none is', () => {
    const all = [800, 1200, 3500].map((rating) => ({ rating, solveRate: 1 }));
    const none = all.map((problem) => ({ ...problem, solveRate: 0 }));
    const { rating: high } = ratingFromProblems(all);
    const { rating: low } = ratingFromProblems(none);
    expect(high).toBeGreaterThan(1400);
    expect(high).toBeLessThan(4500);
    expect(low).toBeLessThan(1400);
    expect(low).toBeGreaterThan(-1000);
  });
});
