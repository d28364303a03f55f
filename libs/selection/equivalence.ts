import { behaviourBytes } from '../domain/behaviour.ts';
import { isInteractive, type Checker } from '../domain/problem.ts';
import type { Signature } from './clustering.ts';

/** A behaviour on one input that counts as another, since the checker takes their outputs for each other. */
export type BehaviourMerge = {
  readonly inputIndex: number;
  /** 16 bytes. */
  readonly behaviour: Uint8Array;
  /** 16 bytes; never itself merged into a third. */
  readonly mergedInto: Uint8Array;
};

/**
 * Whether outputs with different digests may be equally right under a checker: a program decides, or a
 * tolerance does, which no rounding can (`normaliseOutput`). Outputs of an interactive problem do not exist.
 */
export function needsEquivalence(checker: Checker): boolean {
  if (checker.kind === 'program') return !isInteractive(checker);
  return (
    checker.floatAbsoluteTolerance !== undefined || checker.floatRelativeTolerance !== undefined
  );
}

/** A behaviour as the key of a map: its 16 bytes, one a character. */
export function behaviourKey(behaviours: Uint8Array, inputIndex: number): string {
  const start = behaviours.byteOffset + inputIndex * behaviourBytes;
  return Buffer.from(behaviours.buffer, start, behaviourBytes).toString('latin1');
}

/** The bytes of a behaviour from its key. */
export function behaviourOfKey(key: string): Buffer {
  return Buffer.from(key, 'latin1');
}

/** Signatures in which every merged behaviour is replaced by what it counts as; the others are the same objects. */
export function applyMerges(
  signatures: readonly Signature[],
  merges: readonly BehaviourMerge[],
): Signature[] {
  const mergesByInput = new Map<number, Map<string, Uint8Array>>();
  for (const { inputIndex, behaviour, mergedInto } of merges) {
    const ofInput = mergesByInput.get(inputIndex) ?? new Map<string, Uint8Array>();
    mergesByInput.set(inputIndex, ofInput.set(behaviourKey(behaviour, 0), mergedInto));
  }
  return signatures.map((signature) => {
    let merged: Uint8Array | undefined;
    for (const [inputIndex, ofInput] of mergesByInput) {
      const mergedInto = ofInput.get(behaviourKey(signature.behaviours, inputIndex));
      if (mergedInto === undefined) continue;
      merged ??= Uint8Array.from(signature.behaviours);
      merged.set(mergedInto, inputIndex * behaviourBytes);
    }
    return merged === undefined ? signature : { ...signature, behaviours: merged };
  });
}
