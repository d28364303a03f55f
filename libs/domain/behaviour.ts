import { createHash } from 'node:crypto';
import { Verdict } from './verdict.ts';

/** Bytes of one behaviour in a signature. */
export const behaviourBytes = 16;

const failureByVerdict: Readonly<Partial<Record<Verdict, number>>> = {
  [Verdict.RuntimeError]: 1,
  [Verdict.TimeLimitExceeded]: 2,
  [Verdict.IdlenessLimitExceeded]: 3,
  [Verdict.MemoryLimitExceeded]: 4,
  [Verdict.OutputLimitExceeded]: 5,
  [Verdict.SecurityViolation]: 6,
};

/**
 * What a program did on one input, as 16 bytes: the first half of the SHA-256 of its normalised
 * output, or fifteen zero bytes and a number for a failure, since crash and time-out are behaviours.
 * A digest that begins with fifteen zero bytes does not occur in practice (probability 2^-120).
 */
export function behaviourOf(verdict: Verdict, normalisedOutput: Uint8Array): Buffer {
  if (verdict === Verdict.Ok || verdict === Verdict.Accepted) {
    return createHash('sha256').update(normalisedOutput).digest().subarray(0, behaviourBytes);
  }
  const failure = Buffer.alloc(behaviourBytes);
  failure[behaviourBytes - 1] = failureByVerdict[verdict] ?? 255;
  return failure;
}

/** Whether the behaviour at `index` of a signature is a failure: crash, time-out or the like. */
export function isFailureAt(behaviours: Uint8Array, index: number): boolean {
  const start = index * behaviourBytes;
  for (let offset = 0; offset < behaviourBytes - 1; offset++) {
    if (behaviours[start + offset] !== 0) return false;
  }
  return true;
}

/** Inputs on which a program runs to its end. */
export function okInputCount(behaviours: Uint8Array): number {
  let count = 0;
  for (let index = 0; index * behaviourBytes < behaviours.length; index++)
    if (!isFailureAt(behaviours, index)) count += 1;
  return count;
}
