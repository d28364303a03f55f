import { ratingFromProblems } from '#libs/metrics/contest-rating.ts';
import { contestSheets, type ContestSheet } from './contest-sheet.ts';
import { computeCurves, type CurveOptions, type Curves } from './curves.ts';
import { inputSheet, type InputSheet } from './input-sheet.ts';
import type { ProblemRecording } from './recording.ts';
import { scorerSheet, type ScorerSheet } from './scorer-sheet.ts';
import type { SavedStandings } from './standings.ts';

/** Problems of similar rating, with their curves. */
export type RatingBucket = {
  /** Such as "1200-1599", or "unknown". */
  readonly bucket: string;
  readonly problemCount: number;
  readonly curves: Curves;
};

/** A rating with its standard error. */
export type ProblemRating = { readonly rating: number; readonly standardError: number };

/** All that `goldpan eval` says. */
export type Evaluation = {
  readonly recordings: readonly ProblemRecording[];
  readonly options: CurveOptions;
  readonly curves: Curves;
  /** Only where problems of more than one bucket are there. */
  readonly byRating: readonly RatingBucket[];
  readonly inputs: ReadonlyMap<string, InputSheet>;
  readonly scorer: ScorerSheet | undefined;
  /** Elo rating by strategy from the ratings of the problems alone, at the largest budget; none where they are not known. */
  readonly ratings: ReadonlyMap<string, ProblemRating>;
  /** By strategy and time model; none without saved standings. */
  readonly contests: readonly ContestSheet[];
  /** Packages that could not be evaluated, and why. */
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
};

/** Computes everything from what was recorded; nothing is run. Equal recordings, options and seed give equal figures. */
export function evaluate(
  recordings: readonly ProblemRecording[],
  options: CurveOptions,
  standings: readonly SavedStandings[],
  skipped: Evaluation['skipped'],
): Evaluation {
  const curves = computeCurves(recordings, options);
  const buckets = new Map<string, ProblemRecording[]>();
  for (const recording of recordings) {
    const bucket = bucketOf(recording.rating);
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), recording]);
  }
  return {
    recordings,
    options,
    curves,
    byRating:
      buckets.size < 2
        ? []
        : [...buckets]
            .sort(([a], [b]) => ratingOrder(a) - ratingOrder(b))
            .map(([bucket, members]) => ({
              bucket,
              problemCount: members.length,
              curves: computeCurves(members, options),
            })),
    inputs: new Map(
      recordings
        .filter(({ inputCount }) => inputCount > 0)
        .map((recording) => [recording.problemId, inputSheet(recording)]),
    ),
    scorer: scorerSheet(recordings),
    ratings: problemRatings(curves, options),
    contests: standings.length === 0 ? [] : contestSheets(standings, curves, options),
    skipped,
  };
}

function problemRatings(
  { rates }: Curves,
  { strategies }: CurveOptions,
): ReadonlyMap<string, ProblemRating> {
  const largest = [...rates.values()].findLast((problems) => problems.length > 0) ?? [];
  const rated = largest.filter(({ recording }) => recording.rating > 0);
  if (rated.length === 0) return new Map();
  return new Map(
    strategies.map((name) => {
      const problems = rated.map(({ recording: { rating }, rates: ofProblem }) => ({
        rating,
        solveRate: ofProblem.get(name) ?? 0,
      }));
      return [name, ratingFromProblems(problems)];
    }),
  );
}

const unknownRating = 'unknown';
/** Lower ends of the buckets, on the Codeforces scale. */
const bucketStarts = [0, 1200, 1600, 2000, 2400];

function bucketOf(rating: number): string {
  if (rating === 0) return unknownRating;
  const place = bucketStarts.findLastIndex((start) => rating >= start);
  const start = bucketStarts[place] ?? 0;
  const next = bucketStarts[place + 1];
  return next === undefined ? `${start}+` : `${start}-${next - 1}`;
}

function ratingOrder(bucket: string): number {
  return bucket === unknownRating ? Infinity : Number.parseInt(bucket, 10);
}
