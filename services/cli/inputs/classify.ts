import { behaviourBytes } from '#libs/domain/behaviour.ts';
import { confusionOf, rates, type ConfusionRates } from '#libs/metrics/input-quality.ts';

/** A program's behaviour on the inputs, 16 bytes each, joined, and whether it is right. */
export type LabelledSignature = { readonly behaviours: Uint8Array; readonly isRight: boolean };

/**
 * How well the inputs, with answers, classify programs. The answer of an input is what most right programs do on it,
 * ties by the first of them; a program is accepted when it does the same on all kept inputs. Rates are undefined where
 * there is nothing to take a share of, and all of them where no program is right, since then there are no answers.
 */
export function classificationRates(
  signatures: readonly LabelledSignature[],
  keptInputIndexes: readonly number[],
): ConfusionRates {
  const right = signatures.filter(({ isRight }) => isRight);
  const answers = keptInputIndexes.map((index) =>
    mostCommon(right.map(({ behaviours }) => behaviourAt(behaviours, index))),
  );
  if (right.length === 0) return rates(confusionOf([], []));
  const accepted = signatures.map(({ behaviours }) =>
    keptInputIndexes.every((index, place) => behaviourAt(behaviours, index) === answers[place]),
  );
  return rates(
    confusionOf(
      accepted,
      signatures.map(({ isRight }) => isRight),
    ),
  );
}

function behaviourAt(behaviours: Uint8Array, index: number): string {
  return Buffer.from(behaviours).toString(
    'latin1',
    index * behaviourBytes,
    (index + 1) * behaviourBytes,
  );
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
