import type { Bus } from '#libs/bus/connection.ts';
import { AppError, invalidField, isAppError, messageOf } from '#libs/domain/app-error.ts';
import type { Candidate } from '#libs/domain/program.ts';
import type { Candidate as CandidateMessage } from '#libs/gen/goldpan/common/v1/Candidate.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { candidateFromMessage } from '#libs/wire/program.ts';
import type { Executor } from './executor.ts';
import type { Limiter } from './limiter.ts';
import type { TaskReader } from './task-reader.ts';

/** What both kinds of work need. */
export type WorkerContext = {
  readonly executor: Executor;
  readonly bus: Bus;
  readonly tasks: TaskReader;
  /** Shared by all batches in hand, so that they take the slots in the order they came. */
  readonly limiter: Limiter;
  readonly clock: () => number;
};

/** Decodes a work item. INVALID_ARGUMENT (BAD_WORK) when it is none: trying again would not help. */
export function decodeWork<Message>(
  decode: (bytes: Uint8Array) => Message,
  payload: Uint8Array,
): Message {
  try {
    return decode(payload);
  } catch (error) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'BAD_WORK',
      `a work item does not decode: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

/** The candidates of a batch. INVALID_ARGUMENT names the one that is wrong. */
export function readCandidates(messages: readonly CandidateMessage[]): readonly Candidate[] {
  if (messages.length === 0) throw invalidField('candidates', 'is empty');
  return messages.map((message, index) => candidateFromMessage(message, `candidates[${index}]`));
}

/** Handles each candidate of a batch, as many at once as slots allow; the first failure ends the others. */
export async function handleAll<Result>(
  context: WorkerContext,
  candidates: readonly Candidate[],
  signal: AbortSignal,
  handle: (candidate: Candidate, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  let failure: { readonly error: unknown } | undefined;
  const results = await Promise.allSettled(
    candidates.map((candidate) =>
      context.limiter(async () => {
        try {
          if (either.aborted)
            throw new AppError('CANCELLED', 'CANCELLED', 'the executor is stopping');
          return await handle(candidate, either);
        } catch (error) {
          failure ??= { error };
          failing.abort();
          throw error;
        }
      }),
    ),
  );
  if (failure !== undefined) throw failure.error;
  // None failed, so each was fulfilled.
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/** Failures that concern one candidate; SANDBOX_FAULT is counted at each attempt already. */
const candidateFaults: readonly string[] = [
  'SANDBOX_FAULT',
  'CHECKER_FAILED',
  'LANGUAGE_UNAVAILABLE',
];

/**
 * Whether a failure concerns one candidate, so that the batch goes on without it: the sandbox failed on
 * it again and again, the checker did, or its language is missing here. Counted and logged; everything
 * else fails the whole batch.
 */
export function isCandidateFault(
  context: WorkerContext,
  candidateId: string,
  error: unknown,
): boolean {
  if (!isAppError(error) || !candidateFaults.includes(error.reason)) return false;
  if (error.reason !== 'SANDBOX_FAULT') count('infrastructureErrors', 1, { reason: error.reason });
  context.executor.logger.error(
    { candidateId, reason: error.reason, detail: error.message },
    'a candidate could not be judged',
  );
  return true;
}
