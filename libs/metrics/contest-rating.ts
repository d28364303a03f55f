import { invalidField } from '../domain/app-error.ts';
import { contestScore, placeAmong, type ContestResult, type TimeModel } from './contest.ts';
import { eloScale, winProbability } from './elo.ts';

/** A place, from 1, among participants of known ratings. */
export type RatedPlace = {
  readonly rank: number;
  readonly participantCount: number;
  readonly bestRating: number;
  /** Expected place of a whole rating. Remembers what it was asked, since resampling asks the same again and again. */
  readonly seedAt: (rating: number) => number;
};

/** Least rating that is found, as in Codeforces' own search. */
const ratingMin = 1;
/**
 * How far above the best participant a rating may lie. Whoever is first everywhere has no finite
 * likeliest rating; odds of ten to one against the best is all we grant.
 */
const ratingHeadroom = 400;

/**
 * Our place among the rated participants of a contest. Ties are lost, as Codeforces has it when it rates.
 * INVALID_ARGUMENT (INVALID_FIELD) as `contestScore`.
 */
export function ratedPlaceIn(
  { standings, solves }: ContestResult,
  timeModel: TimeModel,
): RatedPlace {
  const rated = standings.rows.filter((row) => row.oldRating !== undefined);
  const score = contestScore(standings, solves, timeModel);
  return ratedPlace(
    placeAmong(standings.type, rated, score).rankPessimistic,
    rated.flatMap((row) => row.oldRating ?? []),
  );
}

/**
 * A place among others of these ratings (before the contest; ourselves not among them).
 * INVALID_ARGUMENT (INVALID_FIELD) for a rank that is none.
 */
export function ratedPlace(rank: number, ratings: readonly number[]): RatedPlace {
  if (!(rank >= 1 && rank <= ratings.length + 1))
    throw invalidField('rank', `is ${rank}: must lie between 1 and ${ratings.length + 1}`);
  const seeds = new Map<number, number>();
  return {
    rank,
    participantCount: ratings.length,
    bestRating: ratings.reduce((best, rating) => Math.max(best, rating), ratingMin),
    seedAt: (rating) => {
      const known = seeds.get(rating);
      if (known !== undefined) return known;
      const seed = seedOf(rating, ratings);
      seeds.set(rating, seed);
      return seed;
    },
  };
}

/** Expected place of a rating among others: 1 + Σ P(other beats it) (Codeforces, blog entry 20762). */
export function seedOf(rating: number, ratings: readonly number[]): number {
  return ratings.reduce((sum, other) => sum + winProbability(other, rating), 1);
}

/**
 * The rating at which the places are the expected ones. Of one contest it is the performance: seed =
 * rank. Of several it maximises the joint likelihood of having beaten and lost to all those
 * participants, whose derivative vanishes where Σ seed = Σ rank; a mean of performances would let one
 * contest without a solve pull without bound. From 1 to 400 above the best participant; between whole
 * ratings seeds are taken as linear.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) when nobody is rated.
 */
export function likeliestRating(places: readonly RatedPlace[]): number {
  if (!places.some(({ participantCount }) => participantCount > 0))
    throw invalidField('contests', 'have no participants with a rating');
  const excess = (rating: number): number =>
    places.reduce((sum, { rank, seedAt }) => sum + seedAt(rating) - rank, 0);
  const best = places.reduce((most, { bestRating }) => Math.max(most, bestRating), ratingMin);
  let low = ratingMin;
  let high = Math.ceil(best) + ratingHeadroom;
  if (excess(low) <= 0) return low;
  if (excess(high) >= 0) return high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return low + excess(low) / (excess(low) - excess(high));
}

/** A problem of known rating and how often we solve it: 1 or 0 for one try, or the share of many. */
export type RatedProblem = { readonly rating: number; readonly solveRate: number };

/** Normal prior of a rating; what few problems leave open. */
export type RatingPrior = { readonly mean: number; readonly standardDeviation: number };

/** A newcomer's rating, and wide enough that some ten problems outweigh it. Ours: no source gives one. */
export const defaultRatingPrior: RatingPrior = { mean: 1400, standardDeviation: 500 };

/** Newton steps; they converge within ten from the prior's mean. */
const stepCountMax = 200;
const stepMin = 1e-9;

/**
 * A rating from rated problems alone, without standings: the mode of the posterior under P(solve) =
 * 1 / (1 + 10^((problem - rating) / 400)) and a normal prior, as LiveCodeBench Pro (arXiv 2506.11928)
 * rates models. `standardError` is 1 / sqrt(curvature) there (Laplace's approximation). Says nothing of
 * speed or of wrong tries.
 */
export function ratingFromProblems(
  problems: readonly RatedProblem[],
  prior: RatingPrior = defaultRatingPrior,
): { readonly rating: number; readonly standardError: number } {
  const variance = prior.standardDeviation ** 2;
  if (!(variance > 0))
    throw invalidField('standardDeviation', `is ${prior.standardDeviation}: must be above 0`);
  // The slope falls, since the posterior is log-concave; each problem moves it by less than 1 / eloScale.
  let low = prior.mean - (problems.length * variance) / eloScale;
  let high = prior.mean + (problems.length * variance) / eloScale;
  let rating = prior.mean;
  for (let step = 0; step < stepCountMax && high - low > stepMin; step++) {
    const { slope, curvature } = posteriorAt(rating, problems, prior.mean, variance);
    if (slope > 0) low = rating;
    else high = rating;
    const next = rating + slope / curvature;
    if (Math.abs(next - rating) < stepMin) break;
    // Where Newton's step leaves the bracket, halving takes its place.
    rating = next > low && next < high ? next : (low + high) / 2;
  }
  const { curvature } = posteriorAt(rating, problems, prior.mean, variance);
  return { rating, standardError: 1 / Math.sqrt(curvature) };
}

/** First derivative of the log posterior, and minus the second. */
function posteriorAt(
  rating: number,
  problems: readonly RatedProblem[],
  mean: number,
  variance: number,
): { slope: number; curvature: number } {
  let slope = (mean - rating) / variance;
  let curvature = 1 / variance;
  for (const problem of problems) {
    const probability = winProbability(rating, problem.rating);
    slope += (problem.solveRate - probability) / eloScale;
    curvature += (probability * (1 - probability)) / eloScale ** 2;
  }
  return { slope, curvature };
}
