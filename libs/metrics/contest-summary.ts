import {
  bootstrapInterval,
  bootstrapStatistic,
  type BootstrapOptions,
  type Interval,
} from './bootstrap.ts';
import {
  contestPlace,
  contestScore,
  type ContestPlace,
  type ContestResult,
  type ContestScore,
  type TimeModel,
} from './contest.ts';
import { percentileOfPoints, pointsCurve } from './contest-percentile.ts';
import { likeliestRating, ratedPlaceIn } from './contest-rating.ts';

/** A value with its percentile bootstrap interval over contests; of one contest alone it is empty. */
export type ContestEstimate = Interval & { readonly value: number };

export type ContestSummary = {
  readonly timeModel: TimeModel;
  readonly contests: readonly ContestLine[];
  /** Mean over contests of the percentile of our place, ties won and ties lost (AlphaCode). */
  readonly percentileOptimistic: ContestEstimate;
  readonly percentilePessimistic: ContestEstimate;
  /** From the mean share of the best participant's points (AlphaCode 2). */
  readonly percentileOfPoints: ContestEstimate;
  /** Elo rating on the scale of the participants' own; undefined when none of them has a rating. */
  readonly rating: ContestEstimate | undefined;
};

/** One contest of a summary. */
export type ContestLine = ContestScore &
  ContestPlace & {
    readonly contestId: string | number;
    readonly name: string;
    readonly participantCount: number;
    readonly ratedCount: number;
    /** Performance in this contest; undefined when no participant has a rating. */
    readonly performance: number | undefined;
  };

/**
 * What a result in these contests is worth against the people who took part, under one time model.
 * INVALID_ARGUMENT (INVALID_FIELD) for no contests, and as the functions it is made of.
 */
export function summariseContests(
  results: readonly ContestResult[],
  timeModel: TimeModel,
  options: BootstrapOptions,
): ContestSummary {
  const contests = results.map((result) => lineOf(result, timeModel));
  const curves = results.map((result) => pointsCurve(result, timeModel));
  const places = results
    .map((result) => ratedPlaceIn(result, timeModel))
    .filter(({ participantCount }) => participantCount > 0);
  const meanOverContests = (valueOf: (line: ContestLine) => number): ContestEstimate => {
    const { mean, ...interval } = bootstrapInterval(contests.map(valueOf), options);
    return { value: mean, ...interval };
  };
  return {
    timeModel,
    contests,
    percentileOptimistic: meanOverContests((line) => line.percentileOptimistic),
    percentilePessimistic: meanOverContests((line) => line.percentilePessimistic),
    percentileOfPoints: {
      value: percentileOfPoints(curves),
      ...bootstrapStatistic(curves, percentileOfPoints, options),
    },
    rating:
      places.length === 0
        ? undefined
        : {
            value: likeliestRating(places),
            ...bootstrapStatistic(places, likeliestRating, options),
          },
  };
}

function lineOf(result: ContestResult, timeModel: TimeModel): ContestLine {
  const { standings, solves } = result;
  const score = contestScore(standings, solves, timeModel);
  const place = ratedPlaceIn(result, timeModel);
  return {
    contestId: standings.contestId,
    name: standings.name,
    participantCount: standings.rows.length,
    ratedCount: place.participantCount,
    ...score,
    ...contestPlace(standings, score),
    performance: place.participantCount === 0 ? undefined : likeliestRating([place]),
  };
}
