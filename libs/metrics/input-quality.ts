import { behaviourBytes } from '../domain/behaviour.ts';
import { invalidField } from '../domain/app-error.ts';

/** What a program does on the generated inputs: `behaviourBytes` (16) bytes an input, joined. */
export type Signature = Uint8Array;

export type Discrimination = {
  /** Right programs times wrong ones. */
  readonly pairs: number;
  /** Of these, those that behave differently on at least one kept input. */
  readonly separated: number;
  /** separated / pairs; undefined when there is no pair. */
  readonly rate: number | undefined;
};

/**
 * How well the inputs tell right programs from wrong ones. `keptInputIndexes` are the inputs that count;
 * default all. INVALID_ARGUMENT (INVALID_FIELD) when the signatures differ in length.
 */
export function discrimination(
  right: readonly Signature[],
  wrong: readonly Signature[],
  keptInputIndexes?: readonly number[],
): Discrimination {
  expectEqualLengths([...right, ...wrong]);
  const rightCounts = countByBehaviour(right, keptInputIndexes);
  let together = 0;
  for (const [behaviour, count] of countByBehaviour(wrong, keptInputIndexes))
    together += count * (rightCounts.get(behaviour) ?? 0);
  const pairs = right.length * wrong.length;
  const separated = pairs - together;
  return { pairs, separated, rate: pairs === 0 ? undefined : separated / pairs };
}

/**
 * Into how many clusters right programs fall: 1 at best. More means invalid inputs, or a problem with
 * several right answers; 0 when there are none.
 */
export function clustersAmong(
  right: readonly Signature[],
  keptInputIndexes?: readonly number[],
): number {
  expectEqualLengths(right);
  return countByBehaviour(right, keptInputIndexes).size;
}

/** Programs by what was predicted and what they are; positive is "accepted" and "right". */
export type Confusion = {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
};

/** Counts predictions (accepted on these inputs or not) against labels (right by the hidden tests or not). */
export function confusionOf(accepted: readonly boolean[], labels: readonly boolean[]): Confusion {
  if (accepted.length !== labels.length)
    throw invalidField(
      'labels',
      `has ${labels.length} entries where accepted has ${accepted.length}`,
    );
  const count = (isAccepted: boolean, isRight: boolean): number =>
    accepted.filter((value, index) => value === isAccepted && labels[index] === isRight).length;
  return {
    truePositive: count(true, true),
    falsePositive: count(true, false),
    trueNegative: count(false, false),
    falseNegative: count(false, true),
  };
}

/** Shares in [0, 1]; undefined where there is nothing to take a share of. */
export type ConfusionRates = {
  /** TPR, recall: right programs accepted. */
  readonly truePositiveRate: number | undefined;
  /** TNR: wrong programs rejected. */
  readonly trueNegativeRate: number | undefined;
  /** Accepted programs that are right. */
  readonly precision: number | undefined;
  /** Predictions that agree with the labels. */
  readonly consistency: number | undefined;
};

/** TPR, TNR, precision and consistency of one problem, or of all together. FPR is 1 - TNR, FNR 1 - TPR. */
export function rates(confusion: Confusion): ConfusionRates {
  const { truePositive, falsePositive, trueNegative, falseNegative } = confusion;
  return {
    truePositiveRate: share(truePositive, truePositive + falseNegative),
    trueNegativeRate: share(trueNegative, trueNegative + falsePositive),
    precision: share(truePositive, truePositive + falsePositive),
    consistency: share(
      truePositive + trueNegative,
      truePositive + falsePositive + trueNegative + falseNegative,
    ),
  };
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function countByBehaviour(
  signatures: readonly Signature[],
  keptInputIndexes: readonly number[] | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const signature of signatures) {
    const bytes = Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength);
    const key = keptInputIndexes
      ? keptInputIndexes.map((index) => behaviourAt(bytes, index)).join('')
      : bytes.toString('latin1');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function behaviourAt(signature: Buffer, index: number): string {
  const end = (index + 1) * behaviourBytes;
  if (!Number.isInteger(index) || index < 0 || end > signature.length) {
    const inputCount = signature.length / behaviourBytes;
    throw invalidField('keptInputIndexes', `holds ${index}: there are ${inputCount} inputs`);
  }
  return signature.toString('latin1', end - behaviourBytes, end);
}

function expectEqualLengths(signatures: readonly Signature[]): void {
  const [first] = signatures;
  for (const signature of signatures) {
    if (signature.length === first?.length && signature.length % behaviourBytes === 0) continue;
    throw invalidField(
      'signatures',
      `have ${first?.length} and ${signature.length} bytes: all must have ${behaviourBytes} an input`,
    );
  }
}
