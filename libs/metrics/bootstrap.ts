import { invalidField } from '../domain/app-error.ts';
import type { Random } from '../domain/random.ts';

export type BootstrapOptions = {
  /** Resamples drawn; default 10,000. */
  readonly resampleCount?: number;
  /** Share of the resamples inside the interval, between 0 and 1; default 0.95. */
  readonly level?: number;
  readonly random: Random;
};

export type Interval = { readonly low: number; readonly high: number };

const resampleCountDefault = 10_000;
const levelDefault = 0.95;

/**
 * The mean of one value a problem, with a confidence interval over problems by the percentile method
 * (Efron and Tibshirani 1993, chapter 13): problems are drawn with replacement, and the interval holds
 * the middle `level` of the resampled means. It says what other problems like these would change, not
 * what other samples of the same problems would.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) for no values, or options out of range.
 */
export function bootstrapInterval(
  values: readonly number[],
  options: BootstrapOptions,
): Interval & { readonly mean: number } {
  const { low, high } = bootstrapStatistic(values, meanOf, options);
  return { mean: meanOf(values), low, high };
}

/**
 * Percentile interval of any statistic of a list of independent items, such as a rating over contests.
 * The statistic sees resamples of the same length, with repetitions.
 */
export function bootstrapStatistic<T>(
  items: readonly T[],
  statistic: (resample: readonly T[]) => number,
  options: BootstrapOptions,
): Interval {
  return intervalOf(resampledStatistics(items, statistic, options), options.level);
}

/** Of two lists with a value for each problem. */
export type PairedDifference = Interval & {
  /** mean(a) - mean(b). */
  readonly difference: number;
  /** Two-sided, in (0, 1]: the smallest 1 - level whose interval leaves 0 out. Never 0: at least 2 / (resampleCount + 1). */
  readonly pValue: number;
};

/**
 * How much larger the mean of `a` is than that of `b`, on the same problems in the same order: the
 * percentile bootstrap of the differences within problems. The p-value inverts the interval: twice the
 * smaller share of resamples on one side of 0, each share with one added (Davison and Hinkley 1997,
 * section 4.2), at most 1.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) for lists of different length, or as `bootstrapInterval`.
 */
export function pairedBootstrap(
  a: readonly number[],
  b: readonly number[],
  options: BootstrapOptions,
): PairedDifference {
  if (a.length !== b.length)
    throw invalidField(
      'b',
      `has ${b.length} values where a has ${a.length}: one a problem in each`,
    );
  const differences = a.map((value, index) => value - (b[index] ?? 0));
  const resampled = resampledStatistics(differences, meanOf, options);
  const { low, high } = intervalOf(resampled, options.level);
  let belowCount = 1;
  let aboveCount = 1;
  for (const value of resampled) {
    if (value <= 0) belowCount += 1;
    if (value >= 0) aboveCount += 1;
  }
  const pValue = Math.min(1, (2 * Math.min(belowCount, aboveCount)) / (resampled.length + 1));
  return { difference: meanOf(differences), low, high, pValue };
}

/** The arithmetic mean; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Ascending. */
function resampledStatistics<T>(
  items: readonly T[],
  statistic: (resample: readonly T[]) => number,
  { resampleCount = resampleCountDefault, level = levelDefault, random }: BootstrapOptions,
): Float64Array {
  if (items.length === 0) throw invalidField('values', 'is empty: give one value a problem');
  if (!Number.isInteger(resampleCount) || resampleCount < 1)
    throw invalidField('resampleCount', `is ${resampleCount}: must be a whole number from 1`);
  if (!(level > 0 && level < 1))
    throw invalidField('level', `is ${level}: must lie between 0 and 1, such as ${levelDefault}`);
  return Float64Array.from({ length: resampleCount }, () =>
    statistic(items.map(() => random.pick(items))),
  ).sort();
}

function intervalOf(sorted: Float64Array, level = levelDefault): Interval {
  return {
    low: quantileOf(sorted, (1 - level) / 2),
    high: quantileOf(sorted, (1 + level) / 2),
  };
}

/** Linear between order statistics (type 7 of Hyndman and Fan 1996); `share` in [0, 1] of an ascending list. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
