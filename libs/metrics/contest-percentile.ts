import { invalidField } from '../domain/app-error.ts';
import { meanOf, quantileOf } from './bootstrap.ts';
import { contestScore, type ContestResult, type TimeModel } from './contest.ts';

/** Points of a contest as shares of the best participant's. */
export type PointsCurve = {
  /** Ours. */
  readonly ourShare: number;
  /** A participant's, by the share of participants below: 0 is the last, 1 the first; linear in between. */
  readonly shareAt: (below: number) => number;
};

/** INVALID_ARGUMENT (INVALID_FIELD) for a contest in which nobody has points, and as `contestScore`. */
export function pointsCurve(
  { standings, solves }: ContestResult,
  timeModel: TimeModel,
): PointsCurve {
  const points = Float64Array.from(standings.rows, (row) => row.points).sort();
  const best = points.at(-1) ?? 0;
  if (!(best > 0))
    throw invalidField('rows', `of contest ${standings.contestId}: nobody has any points`);
  return {
    ourShare: contestScore(standings, solves, timeModel).points / best,
    shareAt: (below) => quantileOf(points, below) / best,
  };
}

/** Halvings of [0, 1]: beyond the precision of a percentile. */
const halvingCount = 50;

/**
 * AlphaCode 2's percentile (its report, figure 2), 0 to 100: the curves of points against percentile are
 * averaged over contests, and our mean share is looked up on that curve, at the least percentile that
 * reaches it. Penalties do not enter. AlphaCode's own (arXiv 2203.07814, section 5.1) is the plain mean over
 * contests of the percentile of our place.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) for no contests.
 */
export function percentileOfPoints(curves: readonly PointsCurve[]): number {
  if (curves.length === 0) throw invalidField('contests', 'is empty: give at least one');
  const ours = meanOf(curves.map(({ ourShare }) => ourShare));
  const shareAt = (below: number): number => meanOf(curves.map((curve) => curve.shareAt(below)));
  if (shareAt(0) >= ours) return 0;
  if (shareAt(1) < ours) return 100;
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < halvingCount; halving++) {
    const middle = (low + high) / 2;
    if (shareAt(middle) >= ours) high = middle;
    else low = middle;
  }
  return 100 * high;
}
