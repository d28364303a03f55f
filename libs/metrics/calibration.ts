import { invalidField } from '../domain/app-error.ts';
import { meanOf } from './bootstrap.ts';

/** Scores of programs and whether each is right, in the same order. */
export type ScoredLabels = {
  readonly scores: readonly number[];
  readonly labels: readonly boolean[];
};

/**
 * Area under the ROC curve: the probability that a right program scores higher than a wrong one, ties
 * counting half (Mann–Whitney). Undefined when there are no right or no wrong ones.
 *
 * INVALID_ARGUMENT (INVALID_FIELD) here and below for lists of different length or values that are no numbers.
 */
export function auc(scores: readonly number[], labels: readonly boolean[]): number | undefined {
  const pairs = pairsByValue('scores', scores, labels);
  let rightCount = 0;
  let rankSum = 0;
  for (let start = 0; start < pairs.length;) {
    const end = endOfTie(pairs, start + 1);
    const rightInTie = pairs.slice(start, end).filter(({ isRight }) => isRight).length;
    // The mean of the ranks start + 1 … end.
    rankSum += (rightInTie * (start + 1 + end)) / 2;
    rightCount += rightInTie;
    start = end;
  }
  const wrongCount = pairs.length - rightCount;
  if (rightCount === 0 || wrongCount === 0) return undefined;
  return (rankSum - (rightCount * (rightCount + 1)) / 2) / (rightCount * wrongCount);
}

/**
 * Mean over problems of the AUC within each, which is what selection needs: over all problems together
 * a scorer already looks good that only tells easy problems from hard ones. Problems without both right
 * and wrong programs are left out; undefined when none is left.
 */
export function aucWithinProblem(groups: readonly ScoredLabels[]): number | undefined {
  const values = groups.flatMap(({ scores, labels }) => auc(scores, labels) ?? []);
  return values.length === 0 ? undefined : meanOf(values);
}

/** Programs of about equal estimated probability. */
export type ReliabilityBin = {
  /** Least and largest estimated probability in the bin. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly meanProbability: number;
  /** Share of the bin that is right. */
  readonly rightShare: number;
};

const binCountDefault = 15;

/**
 * At most `binCount` bins of equal mass, by ascending probability. Equal probabilities stay together, so
 * the order of the programs does not matter; a bin may then be larger, and there may be fewer.
 */
export function reliabilityBins(
  probabilities: readonly number[],
  labels: readonly boolean[],
  binCount = binCountDefault,
): readonly ReliabilityBin[] {
  if (!Number.isInteger(binCount) || binCount < 1)
    throw invalidField('binCount', `is ${binCount}: must be a whole number from 1`);
  const pairs = probabilityPairs(probabilities, labels);
  const bins: ReliabilityBin[] = [];
  let start = 0;
  for (let index = 1; index <= binCount; index++) {
    const share = Math.round((index * pairs.length) / binCount);
    if (share <= start) continue;
    const end = endOfTie(pairs, share);
    const members = pairs.slice(start, end);
    bins.push({
      low: members[0]?.value ?? NaN,
      high: members.at(-1)?.value ?? NaN,
      count: members.length,
      meanProbability: meanOf(members.map(({ value }) => value)),
      rightShare: members.filter(({ isRight }) => isRight).length / members.length,
    });
    start = end;
  }
  return bins;
}

/**
 * Expected calibration error: the mean distance, weighted by mass, between a bin's mean probability and
 * its share of right programs (Naeini et al. 2015), over `reliabilityBins`. In [0, 1]; 0 is perfect.
 */
export function expectedCalibrationError(
  probabilities: readonly number[],
  labels: readonly boolean[],
  binCount = binCountDefault,
): number {
  const bins = reliabilityBins(probabilities, labels, binCount);
  return bins.reduce(
    (sum, bin) =>
      sum + (bin.count / labels.length) * Math.abs(bin.rightShare - bin.meanProbability),
    0,
  );
}

/** Mean squared distance between probability and outcome (Brier 1950), in [0, 1]; 0 is perfect. */
export function brierScore(probabilities: readonly number[], labels: readonly boolean[]): number {
  return meanOf(
    probabilityPairs(probabilities, labels).map(
      ({ value, isRight }) => (value - (isRight ? 1 : 0)) ** 2,
    ),
  );
}

/**
 * Brier skill: 1 - Brier / Brier of always saying the base rate. 1 is perfect, 0 no better than the base
 * rate, negative worse. Undefined when there are no right or no wrong programs.
 */
export function brierSkill(
  probabilities: readonly number[],
  labels: readonly boolean[],
): number | undefined {
  const baseRate = labels.filter(Boolean).length / labels.length;
  const reference = baseRate * (1 - baseRate);
  const score = brierScore(probabilities, labels);
  return reference === 0 ? undefined : 1 - score / reference;
}

/** Distance from 0 and 1 to which `logLoss` moves probabilities, so that one certain error is not infinite. */
const certaintyMargin = 1e-15;

/** Mean negative natural log of the probability given to what was the case, in nats. */
export function logLoss(probabilities: readonly number[], labels: readonly boolean[]): number {
  return meanOf(
    probabilityPairs(probabilities, labels).map(({ value, isRight }) => {
      const given = isRight ? value : 1 - value;
      return -Math.log(Math.min(1 - certaintyMargin, Math.max(certaintyMargin, given)));
    }),
  );
}

type LabelledValue = { readonly value: number; readonly isRight: boolean };

function probabilityPairs(
  probabilities: readonly number[],
  labels: readonly boolean[],
): readonly LabelledValue[] {
  if (probabilities.length === 0)
    throw invalidField('probabilities', 'is empty: give one a program');
  const pairs = pairsByValue('probabilities', probabilities, labels);
  const outside = pairs.find(({ value }) => value < 0 || value > 1);
  if (outside) throw invalidField('probabilities', `holds ${outside.value}: must lie in [0, 1]`);
  return pairs;
}

/** Ascending by value. */
function pairsByValue(
  field: string,
  values: readonly number[],
  labels: readonly boolean[],
): readonly LabelledValue[] {
  if (values.length !== labels.length)
    throw invalidField(
      'labels',
      `has ${labels.length} entries where ${field} has ${values.length}`,
    );
  return values
    .map((value, index) => {
      if (Number.isNaN(value)) throw invalidField(field, `holds no number at index ${index}`);
      return { value, isRight: labels[index] === true };
    })
    .sort((a, b) => a.value - b.value);
}

/** The first place from `end` on where another value begins. */
function endOfTie(pairs: readonly LabelledValue[], end: number): number {
  let next = end;
  while (next < pairs.length && pairs[next]?.value === pairs[next - 1]?.value) next += 1;
  return next;
}
