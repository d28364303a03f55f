import { randomFrom } from '#libs/domain/random.ts';
import { meanOf } from '#libs/metrics/bootstrap.ts';
import { timeModels, type ContestResult, type TimeModel } from '#libs/metrics/contest.ts';
import {
  summariseContests,
  type ContestEstimate,
  type ContestSummary,
} from '#libs/metrics/contest-summary.ts';
import type { CurveOptions, Curves, ProblemRates } from './curves.ts';
import type { SavedStandings } from './standings.ts';

/** An estimate over several draws of samples. */
export type DrawnEstimate = ContestEstimate & {
  /** Smallest and largest value of a draw. */
  readonly leastOfDraws: number;
  readonly mostOfDraws: number;
};

/** What a strategy's submissions would have been worth in contests. */
export type ContestSheet = {
  readonly strategy: string;
  readonly k: number;
  readonly timeModel: TimeModel;
  /** Problems of the contests that were evaluated, of all; the others count as not solved. */
  readonly evaluatedCount: number;
  readonly problemCount: number;
  readonly solvedMean: number;
  readonly percentileOptimistic: DrawnEstimate;
  readonly percentilePessimistic: DrawnEstimate;
  readonly percentileOfPoints: DrawnEstimate;
  readonly rating: DrawnEstimate | undefined;
  /** One a draw. */
  readonly draws: readonly ContestSummary[];
};

/** Draws of samples that are entered into the contests. */
const drawCount = 5;

/**
 * Enters what strategies submit at the largest budget into saved contests. Each of five draws of samples
 * is a participant of its own; values are means over the draws, intervals are over contests.
 */
export function contestSheets(
  contests: readonly SavedStandings[],
  { rates }: Curves,
  { strategies, seed }: CurveOptions,
): readonly ContestSheet[] {
  const k = Math.max(...[...rates].filter(([, list]) => list.length > 0).map(([size]) => size));
  const problems = new Map((rates.get(k) ?? []).map((one) => [one.recording.problemId, one]));
  const indexes = contests.flatMap(({ packageOf }) => [...packageOf.values()]);
  return strategies.flatMap((strategy) =>
    timeModels.map((timeModel): ContestSheet => {
      const results = Array.from({ length: drawCount }, (_, draw) =>
        contests.map((standings) => resultOf(standings, problems, strategy, draw)),
      );
      const draws = results.map((ofDraw, draw) =>
        summariseContests(ofDraw, timeModel, {
          resampleCount: 1000,
          random: randomFrom(seed, 'contest', strategy, timeModel, draw),
        }),
      );
      const ratings = draws.flatMap(({ rating }) => rating ?? []);
      return {
        strategy,
        k,
        timeModel,
        evaluatedCount: indexes.filter((id) => problems.has(id)).length,
        problemCount: contests.reduce((sum, contest) => sum + contest.problems.length, 0),
        solvedMean: meanOf(results.map((ofDraw) => ofDraw.flatMap(({ solves }) => solves).length)),
        percentileOptimistic: overDraws(draws.map((draw) => draw.percentileOptimistic)),
        percentilePessimistic: overDraws(draws.map((draw) => draw.percentilePessimistic)),
        percentileOfPoints: overDraws(draws.map((draw) => draw.percentileOfPoints)),
        rating: ratings.length === 0 ? undefined : overDraws(ratings),
        draws,
      };
    }),
  );
}

function resultOf(
  standings: SavedStandings,
  problems: ReadonlyMap<string, ProblemRates>,
  strategy: string,
  draw: number,
): ContestResult {
  const solves = standings.problems.flatMap(({ index }) => {
    const id = standings.packageOf.get(index);
    const budgets = id === undefined ? undefined : problems.get(id)?.budgets;
    const firstRight = budgets?.[draw]?.outcomes.get(strategy)?.firstRight;
    return firstRight === undefined ? [] : [{ index, wrongTryCount: firstRight - 1 }];
  });
  return { standings, solves };
}

function overDraws(estimates: readonly ContestEstimate[]): DrawnEstimate {
  const values = estimates.map(({ value }) => value);
  return {
    value: meanOf(values),
    low: meanOf(estimates.map(({ low }) => low)),
    high: meanOf(estimates.map(({ high }) => high)),
    leastOfDraws: Math.min(...values),
    mostOfDraws: Math.max(...values),
  };
}
