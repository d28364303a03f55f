import { AppError } from '#libs/domain/app-error.ts';
import type { ProgramRun, RunResult } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { Blob } from './blob.ts';
import { execute } from './execute.ts';
import { withCompiled, type Executor } from './executor.ts';

/** Outputs of one call together, standard error included: they travel in one message. */
const answerBytesMax = 72 * 1024 * 1024;

/**
 * Runs a program on each input, in order. RESOURCE_EXHAUSTED (ANSWER_TOO_LARGE) when the outputs do not
 * fit one message; other errors as in `judgeProgram`.
 */
export function runProgram(
  executor: Executor,
  program: Program,
  inputs: readonly Blob[],
  limits: Limits,
  signal: AbortSignal,
): Promise<ProgramRun> {
  return withCompiled(executor, program, signal, async (slot, { compilation, outcome }) => {
    const { tier } = await slot.hello(signal);
    if (outcome.kind === 'refused')
      return { compilation, verdict: outcome.verdict, results: [], tier };
    const results: RunResult[] = [];
    let byteCount = 0;
    const keep = (result: RunResult): void => {
      byteCount += result.output.length + result.execution.errorOutput.length;
      if (byteCount > answerBytesMax) {
        throw new AppError(
          'RESOURCE_EXHAUSTED',
          'ANSWER_TOO_LARGE',
          `the outputs of ${results.length + 1} of ${inputs.length} inputs are more than ${answerBytesMax} bytes together: ask with fewer inputs a call, or a lower limits.output_bytes`,
        );
      }
      results.push({ ...result, output: Buffer.from(result.output) });
    };
    await execute(slot, outcome.executable, inputs, limits, keep, signal);
    const failed = results.find((result) => result.verdict !== Verdict.Ok);
    return { compilation, verdict: failed?.verdict ?? Verdict.Ok, results, tier };
  });
}
