import pMap from 'p-map';
import { AppError } from '#libs/domain/app-error.ts';
import type { Checker } from '#libs/domain/problem.ts';
import type { CheckOutputsRequestInput } from '#libs/gen/goldpan/executor/v1/CheckOutputsRequest.ts';
import { checkerToMessage } from '#libs/wire/problem.ts';
import {
  callExecutor,
  callTimeoutMs,
  parallelCallCount,
  type ExecutorClient,
} from './executor-calls.ts';

/** An output to be checked against an answer. */
export type Check = {
  readonly inputIndex: number;
  readonly output: Buffer;
  readonly answer: Buffer;
};

/** Checks of one call; the executor takes 1,000 of 64 MiB. Few, so that all its slots have something to do. */
const checkCountPerCall = 32;
const checkBytesPerCall = 32 * 1024 * 1024;

/**
 * Whether the checker accepts each output with its answer. A checker that fails on an output does not
 * accept it. Fails as CheckOutputs does.
 */
export async function askChecker(
  executor: ExecutorClient,
  checker: Checker,
  inputs: readonly Buffer[],
  checks: readonly Check[],
  signal: AbortSignal,
): Promise<readonly boolean[]> {
  const answers = await pMap(
    batchesOf(checks, inputs),
    async (batch) => {
      const request = requestOf(checker, inputs, batch);
      const { results } = await callExecutor(
        () => executor.call('CheckOutputs', request, { timeoutMs: callTimeoutMs, signal }),
        signal,
      );
      if (results.length !== batch.length) {
        throw new AppError(
          'INTERNAL',
          'MALFORMED_CHECKS',
          `the executor gave ${results.length} results for ${batch.length} checks`,
        );
      }
      return results.map(({ verdict }) => verdict === 'VERDICT_ACCEPTED');
    },
    { concurrency: parallelCallCount },
  );
  return answers.flat();
}

function requestOf(
  checker: Checker,
  inputs: readonly Buffer[],
  checks: readonly Check[],
): CheckOutputsRequestInput {
  const positions = new Map<number, number>();
  for (const { inputIndex } of checks)
    if (!positions.has(inputIndex)) positions.set(inputIndex, positions.size);
  return {
    checker: checkerToMessage(checker),
    inputs: [...positions.keys()].flatMap((inputIndex) => inputs[inputIndex] ?? []),
    checks: checks.map(({ inputIndex, output, answer }) => ({
      inputIndex: positions.get(inputIndex) ?? 0,
      output,
      answer,
    })),
  };
}

function batchesOf(checks: readonly Check[], inputs: readonly Buffer[]): readonly Check[][] {
  const batches: Check[][] = [];
  let byteCount = 0;
  for (const check of checks) {
    const { inputIndex, output, answer } = check;
    const last = batches.at(-1);
    const isNewInput = last?.at(-1)?.inputIndex !== inputIndex;
    const size =
      output.length + answer.length + (isNewInput ? (inputs[inputIndex]?.length ?? 0) : 0);
    if (last && last.length < checkCountPerCall && byteCount + size <= checkBytesPerCall) {
      last.push(check);
      byteCount += size;
    } else {
      batches.push([check]);
      byteCount = output.length + answer.length + (inputs[inputIndex]?.length ?? 0);
    }
  }
  return batches;
}
