import { invalidField } from '../domain/app-error.ts';
import { expectCount } from './expect-count.ts';

/** Saved standings of a contest with its official participants: all that a simulated one needs. */
export type Standings = {
  readonly contestId: string | number;
  readonly name: string;
  /** CF: points that fall with time. ICPC: problems solved, ties by penalty. */
  readonly type: 'CF' | 'ICPC';
  /** When it began, to compare with a model's training data. ISO 8601. */
  readonly startTime?: string;
  readonly durationSeconds: number;
  /** In the order of the contest, which is that of expected difficulty. */
  readonly problems: readonly ContestProblem[];
  readonly rows: readonly StandingsRow[];
};

export type ContestProblem = {
  /** Such as "A" or "D2". */
  readonly index: string;
  /** What it is worth at the start; needed where the type is CF. */
  readonly points?: number;
  readonly rating?: number;
};

/** One participant. */
export type StandingsRow = {
  readonly points: number;
  /** Minutes; 0 where the type is CF. */
  readonly penalty: number;
  /** Before the contest; absent for somebody who had none, who then counts for places and not for ratings. */
  readonly oldRating?: number;
};

/** A problem that we solved. */
export type Solve = {
  /** `index` of the problem. */
  readonly index: string;
  /** Wrong submissions before the right one; 0 for the first try. */
  readonly wrongTryCount: number;
};

/** A contest and what we solved in it. */
export type ContestResult = { readonly standings: Standings; readonly solves: readonly Solve[] };

/**
 * When our submissions are taken to arrive. No real system submits at once, and none knows when it
 * would have: report more than one.
 * - instant: at the start, as CodeElo (arXiv 2501.01257) has it; flatters.
 * - uniform: the first try at problem q of Q (from 1) at q / Q of the contest, as AlphaCode 2 has it,
 *   further tries a minute apart, none after the end.
 * - worst: at the end.
 */
export type TimeModel = 'instant' | 'uniform' | 'worst';

export const timeModels: readonly TimeModel[] = ['instant', 'uniform', 'worst'];

/**
 * Share of a problem's points that is lost from start to end. Codeforces' rules take 1/250 a minute in two
 * hours; longer contests take less a minute, 1/375 in three hours (blog entry 81719), so the whole is the same.
 */
const pointsLossShareAtEnd = 120 / 250;
/** Points lost for each wrong try before the right one (Codeforces rules). */
const pointsLossAWrongTry = 50;
/** Share of a problem's points that whoever solves it gets at least (Codeforces rules). */
const pointsShareMin = 0.3;
/** Minutes of penalty for each wrong try before the right one (educational and division 3 and 4 rounds). */
const penaltyMinutesAWrongTry = 10;
/** Between two tries at a problem, in the uniform time model. */
const minutesBetweenTries = 1;

/** Points and penalty (minutes, 0 where the type is CF), as in a row of the standings. */
export type ContestScore = { readonly points: number; readonly penalty: number };

/**
 * What our solves would have scored. CF: max(30 % of the points, points × (1 - 0.48 × minutes / those of the
 * contest) - 50 × wrong tries). ICPC: one point a problem, penalty minutes of
 * the right try plus 10 for each wrong one before it. Tries at problems that stay unsolved cost nothing.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) for a solve of an unknown problem, one that is named twice, or a problem
 * without points where the type is CF, or a duration or a count that is none.
 */
export function contestScore(
  standings: Standings,
  solves: readonly Solve[],
  timeModel: TimeModel,
): ContestScore {
  if (!(standings.durationSeconds > 0)) {
    throw invalidField(
      'durationSeconds',
      `is ${standings.durationSeconds} in contest ${standings.contestId}: must be above 0`,
    );
  }
  let points = 0;
  let penalty = 0;
  const seen = new Set<string>();
  for (const { index, wrongTryCount } of solves) {
    const place = standings.problems.findIndex((problem) => problem.index === index);
    const problem = standings.problems[place];
    if (problem === undefined || seen.has(index))
      throw invalidField('solves', badSolve(standings, index, problem !== undefined));
    seen.add(index);
    expectCount('wrongTryCount', wrongTryCount);
    const minutes = solveMinutes(standings, place, wrongTryCount, timeModel);
    if (standings.type === 'ICPC') {
      points += 1;
      penalty += minutes + penaltyMinutesAWrongTry * wrongTryCount;
    } else {
      const { points: full } = problem;
      if (full === undefined) {
        throw invalidField(
          `problems[${place}].points`,
          `is missing in contest ${standings.contestId}: where the type is CF every problem has points`,
        );
      }
      points += Math.max(
        pointsShareMin * full,
        full * (1 - (pointsLossShareAtEnd * minutes * 60) / standings.durationSeconds) -
          pointsLossAWrongTry * wrongTryCount,
      );
    }
  }
  return { points, penalty };
}

/** Where a score would have stood. */
export type ContestPlace = {
  /** 1 + participants who did better. */
  readonly rankOptimistic: number;
  /** 1 + participants who did better or as well; Codeforces ranks ties so when it rates. */
  readonly rankPessimistic: number;
  /** 100 - 100 × rank / (participants + 1), of either rank: the share of all, ourselves included, who did worse. */
  readonly percentileOptimistic: number;
  readonly percentilePessimistic: number;
};

/** Where a score would have stood among the rows, which need not be sorted. */
export function contestPlace(standings: Standings, score: ContestScore): ContestPlace {
  return placeAmong(standings.type, standings.rows, score);
}

/** The same among some of the rows. */
export function placeAmong(
  type: Standings['type'],
  rows: readonly StandingsRow[],
  score: ContestScore,
): ContestPlace {
  let betterCount = 0;
  let equalCount = 0;
  for (const row of rows) {
    const order = row.points - score.points || (type === 'ICPC' ? score.penalty - row.penalty : 0);
    if (order > 0) betterCount += 1;
    else if (order === 0) equalCount += 1;
  }
  const rankOptimistic = 1 + betterCount;
  const rankPessimistic = 1 + betterCount + equalCount;
  const percentile = (rank: number): number => 100 - (100 * rank) / (rows.length + 1);
  return {
    rankOptimistic,
    rankPessimistic,
    percentileOptimistic: percentile(rankOptimistic),
    percentilePessimistic: percentile(rankPessimistic),
  };
}

function solveMinutes(
  { durationSeconds, problems }: Standings,
  place: number,
  wrongTryCount: number,
  timeModel: TimeModel,
): number {
  const end = Math.floor(durationSeconds / 60);
  switch (timeModel) {
    case 'instant':
      return 0;
    case 'worst':
      return end;
    case 'uniform': {
      const first = Math.floor((durationSeconds / 60) * ((place + 1) / problems.length));
      return Math.min(end, first + minutesBetweenTries * wrongTryCount);
    }
    default:
      throw new Error(`unknown time model ${timeModel satisfies never}`);
  }
}

function badSolve({ contestId, problems }: Standings, index: string, isKnown: boolean): string {
  if (isKnown) return `names problem ${index} of contest ${contestId} twice`;
  const known = problems.map((problem) => problem.index).join(', ');
  return `names problem "${index}": contest ${contestId} has ${known}`;
}
