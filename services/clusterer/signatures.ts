import { hash } from 'node:crypto';
import { AppError, invalidField } from '#libs/domain/app-error.ts';
import { behaviourBytes } from '#libs/domain/behaviour.ts';
import type { Program } from '#libs/domain/program.ts';
import type { SignatureBatch } from '#libs/gen/goldpan/clusterer/v1/SignatureBatch.ts';
import type { Signature } from '#libs/selection/clustering.ts';
import { programFromMessage } from '#libs/wire/program.ts';

/** Most programs in one call; see the README for their memory. */
const programCountMax = 2_000_000;
/** Sources that are held in one call, one for each distinct signature. */
const sourceBytesMax = 1024 ** 3;

/** Signatures as they come in, and where programs are wanted, one program for each distinct signature. */
export type Signatures = {
  /** INVALID_ARGUMENT naming the field and the program that is wrong, RESOURCE_EXHAUSTED (TOO_MANY_PROGRAMS, SOURCES_TOO_LARGE). */
  readonly add: (batch: SignatureBatch) => void;
  readonly list: readonly Signature[];
  /** The program of the smallest id among those of each signature. */
  readonly programs: () => ReadonlyMap<string, Program>;
};

export function makeSignatures(inputCount: number, hasPrograms: boolean): Signatures {
  const list: Signature[] = [];
  const programs = new Map<string, { readonly candidateId: string; readonly program: Program }>();
  const expected = inputCount * behaviourBytes;
  let sourceBytes = 0;

  const keepProgram = ({ candidateId, behaviours }: Signature, program: Program): void => {
    const key = hash('sha256', behaviours, 'base64');
    const known = programs.get(key);
    if (known !== undefined && known.candidateId <= candidateId) return;
    sourceBytes += program.source.length - (known?.program.source.length ?? 0);
    if (sourceBytes > sourceBytesMax) {
      throw new AppError(
        'RESOURCE_EXHAUSTED',
        'SOURCES_TOO_LARGE',
        `the programs of distinct signatures have more than ${sourceBytesMax} bytes of source`,
      );
    }
    // A copy, like that of the behaviours: what is decoded is a part of its message, and would keep all of it.
    programs.set(key, {
      candidateId,
      program: { ...program, source: Buffer.from(program.source) },
    });
  };

  return {
    list,
    add: ({ signatures }) => {
      if (list.length + signatures.length > programCountMax) {
        throw new AppError(
          'RESOURCE_EXHAUSTED',
          'TOO_MANY_PROGRAMS',
          `more than ${programCountMax} programs in one call`,
        );
      }
      const copied = Buffer.allocUnsafeSlow(signatures.length * expected);
      for (const [index, message] of signatures.entries()) {
        const { candidateId } = message;
        if (message.behaviours.length !== expected) {
          throw invalidField(
            'batch.signatures.behaviours',
            `of ${candidateId} has ${message.behaviours.length} bytes: ${inputCount} inputs need ${expected}`,
          );
        }
        copied.set(message.behaviours, index * expected);
        const signature = {
          candidateId,
          multiplicity: Math.max(1, message.multiplicity),
          behaviours: copied.subarray(index * expected, (index + 1) * expected),
        };
        list.push(signature);
        if (!hasPrograms) continue;
        keepProgram(
          signature,
          programFromMessage(message.program, `batch.signatures[${index}].program`),
        );
      }
    },
    programs: () =>
      new Map(Array.from(programs.values(), ({ candidateId, program }) => [candidateId, program])),
  };
}
