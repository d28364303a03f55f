import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#libs/domain/app-error.ts';
import type { Checker } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { makeBlob, type Blob } from './blob.ts';
import { askChecker, prepareChecker, type CheckerWord } from './checker.ts';
import { compareOutput, type Comparison } from './compare.ts';
import type { Executor } from './executor.ts';
import { messageText } from './message-text.ts';
import { useSlotWithRetry } from './retry.ts';

/** An output to be judged against an answer, whoever wrote either. */
export type OutputCheck = {
  readonly input: Uint8Array;
  readonly output: Uint8Array;
  readonly answer: Uint8Array;
};

/** What the checker says of an output; an infrastructure error is its own failure on it. */
export type CheckedResult = {
  readonly verdict:
    | typeof Verdict.Accepted
    | typeof Verdict.WrongAnswer
    | typeof Verdict.InfrastructureError;
  /** At most 1 KiB; empty when accepted. */
  readonly message: string;
};

/**
 * Judges outputs, in order. A checker that fails on one has no word on that one alone: answers that
 * programs wrote may be anything. Fails with CHECKER_FAILED when the checker does not compile, and as
 * `judgeProgram` does otherwise.
 */
export async function checkOutputs(
  executor: Executor,
  checker: Checker,
  checks: readonly OutputCheck[],
  signal: AbortSignal,
): Promise<readonly CheckedResult[]> {
  if (checker.kind === 'token') {
    const results: CheckedResult[] = [];
    for (const { output, answer } of checks) {
      results.push(resultOf(compareOutput(output, answer, checker)));
      // Outputs may be large, and this is the thread that serves everybody.
      await nextTurn();
      if (signal.aborted) throw new AppError('CANCELLED', 'CANCELLED', 'the caller cancelled');
    }
    return results;
  }
  const blobOf = blobsByValue();
  return useSlotWithRetry(executor.pool, executor.logger, signal, async (slot) => {
    const ready = await prepareChecker(executor, slot, checker, signal);
    const results: CheckedResult[] = [];
    const used = new Set<string>();
    for (const { output, ...given } of checks) {
      const [input, answer] = [blobOf(given.input), blobOf(given.answer)];
      used.add(input.id).add(answer.id);
      results.push(resultOfWord(await askChecker(slot, ready, { input, answer, output }, signal)));
    }
    await slot.drop([...used], signal);
    return results;
  });
}

/** Names each value once, however many checks share it. */
function blobsByValue(): (bytes: Uint8Array) => Blob {
  const blobs = new Map<Uint8Array, Blob>();
  return (bytes) => {
    const blob = blobs.get(bytes) ?? makeBlob(bytes);
    blobs.set(bytes, blob);
    return blob;
  };
}

function resultOfWord(word: CheckerWord): CheckedResult {
  if (word.kind === 'decided') return resultOf(word.comparison);
  return { verdict: Verdict.InfrastructureError, message: messageText(Buffer.from(word.how)) };
}

function resultOf({ isAccepted, message }: Comparison): CheckedResult {
  return { verdict: isAccepted ? Verdict.Accepted : Verdict.WrongAnswer, message };
}
