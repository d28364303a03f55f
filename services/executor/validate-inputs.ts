import { assertNever } from '#libs/domain/assert-never.ts';
import type { InputValidator } from '#libs/domain/problem.ts';
import { makeBlob, type Blob } from './blob.ts';
import { inputChunks } from './execute.ts';
import type { Executor } from './executor.ts';
import { messageText } from './message-text.ts';
import {
  abnormalEnd,
  packageProgramLimits,
  preparePackageProgram,
  type ReadyProgram,
} from './package-program.ts';
import { useSlotWithRetry } from './retry.ts';
import type { Slot, SlotExecution } from './slot.ts';

/** Empty when all validators accept the input, else the first that does not and its words, at most 1 KiB. */
export type Objection = string;

/** What errors call the validator at `index` of a request. */
export function validatorRole(index: number) {
  return { noun: 'validator', field: `validators[${index}]` } as const;
}

/**
 * Asks the validators, in order, about each input that none of those before has rejected. One that
 * crashes or hits a limit rejects: an input that breaks it is not one it vouches for. Fails with
 * VALIDATOR_FAILED when one does not compile, and as `judgeProgram` does otherwise.
 */
export function validateInputs(
  executor: Executor,
  validators: readonly InputValidator[],
  inputs: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<readonly Objection[]> {
  const blobs = inputs.map((input) => makeBlob(input));
  return useSlotWithRetry(executor.pool, executor.logger, signal, async (slot) => {
    // All of them before any runs: one that does not compile fails the call whatever the others say.
    const ready: ReadyProgram[] = [];
    for (const [index, validator] of validators.entries())
      ready.push(
        await preparePackageProgram(executor, slot, validator, validatorRole(index), signal),
      );
    const objections: Objection[] = inputs.map(() => '');
    for (const [index, validator] of validators.entries()) {
      // Prepared from the same list.
      const program = ready[index] as ReadyProgram;
      const left = [...blobs.keys()].filter((position) => objections[position] === '');
      const found = await askValidator(
        slot,
        validator,
        program,
        left.flatMap((position) => blobs[position] ?? []),
        signal,
      );
      for (const [order, position] of left.entries()) objections[position] = found[order] ?? '';
    }
    await slot.drop(
      blobs.map((blob) => blob.id),
      signal,
    );
    return objections;
  });
}

async function askValidator(
  slot: Slot,
  validator: InputValidator,
  { start, blobs }: ReadyProgram,
  inputs: readonly Blob[],
  signal: AbortSignal,
): Promise<readonly Objection[]> {
  const objections: Objection[] = [];
  for (const chunk of inputChunks(inputs)) {
    await slot.run(
      {
        ...start,
        argv: [...start.argv, ...validator.arguments],
        limits: packageProgramLimits,
        inputs: chunk.map(({ id }) => id),
      },
      [...blobs, ...chunk],
      (execution) => objections.push(objectionOf(validator, execution)),
      signal,
    );
  }
  return objections;
}

function objectionOf(
  { name, convention }: InputValidator,
  { facts, output, errorOutput }: SlotExecution,
): Objection {
  const end =
    abnormalEnd(facts, 'validator') ??
    (facts.exitCode === acceptExitCode(convention)
      ? undefined
      : `the validator exited with status ${facts.exitCode}`);
  if (end === undefined) return '';
  const words = messageText(errorOutput) || messageText(output);
  return messageText(
    Buffer.from(`${name || 'a validator'}: ${end}${words === '' ? '' : `; it said: ${words}`}`),
  );
}

/** Kattis/ICPC format, "Input Validators"; testlib's `quitf(_ok)` for validators. */
function acceptExitCode(convention: InputValidator['convention']): number {
  switch (convention) {
    case 'kattis':
      return 42;
    case 'testlib':
      return 0;
    default:
      return assertNever(convention);
  }
}
