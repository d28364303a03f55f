import { isAppError } from '#libs/domain/app-error.ts';
import type { ProgramRun, RunResult } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import type { Program } from '#libs/domain/program.ts';
import { programRunFromMessage } from '#libs/wire/execution.ts';
import { limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import type { ExecutorClient } from '../executor-client.ts';

/** Bytes and inputs of one request; the executor allows 64 MiB and 1,000. */
const requestBytesMax = 16 * 1024 * 1024;
const requestInputCountMax = 200;
/** What compiling and waiting for a slot may take on top of running. */
const overheadTimeoutMs = 300_000;

/** Runs a program on any number of inputs and hands over each result in order; `onRun` sees each request's outcome first. */
export async function runOnInputs(
  client: ExecutorClient,
  program: Program,
  inputs: readonly (() => Promise<Uint8Array>)[],
  limits: Limits,
  signal: AbortSignal,
  onRun: (run: ProgramRun) => void,
  onResult: (result: RunResult, index: number) => Promise<void>,
): Promise<void> {
  let chunk: Uint8Array[] = [];
  let first = 0;
  let byteCount = 0;
  const flush = async (): Promise<void> => {
    if (chunk.length === 0) return;
    await runChunk(chunk, first);
    first += chunk.length;
    chunk = [];
    byteCount = 0;
  };
  const runChunk = async (items: readonly Uint8Array[], firstIndex: number): Promise<void> => {
    let run: ProgramRun;
    try {
      const response = await client.call(
        'RunProgram',
        {
          program: programToMessage(program),
          inputs: items.map((item) => Buffer.from(item)),
          limits: limitsToMessage(limits),
        },
        { timeoutMs: overheadTimeoutMs + items.length * limits.wallTimeMs, signal },
      );
      run = programRunFromMessage(response);
    } catch (error) {
      // Outputs of one request travel in one message; fewer inputs give fewer of them.
      const isTooLarge = isAppError(error) && error.reason === 'ANSWER_TOO_LARGE';
      if (!isTooLarge || items.length === 1) throw error;
      const half = Math.ceil(items.length / 2);
      await runChunk(items.slice(0, half), firstIndex);
      await runChunk(items.slice(half), firstIndex + half);
      return;
    }
    onRun(run);
    for (const [index, result] of run.results.entries()) await onResult(result, firstIndex + index);
  };
  for (const read of inputs) {
    const input = await read();
    if (chunk.length >= requestInputCountMax || byteCount + input.length > requestBytesMax)
      await flush();
    chunk.push(input);
    byteCount += input.length;
  }
  await flush();
}
