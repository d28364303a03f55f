import { behaviourOf } from '#libs/domain/behaviour.ts';
import type { Limits } from '#libs/domain/limits.ts';
import type { Checker } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { Blob } from './blob.ts';
import { execute } from './execute.ts';
import { withCompiled, type Executor } from './executor.ts';
import { normaliseOutput } from '#libs/domain/normalise-output.ts';

export type TraceTask = {
  readonly inputs: readonly Blob[];
  readonly checker: Checker;
  readonly limits: Limits;
};

/** What a program does on each input; `behaviours` is 16 bytes an input, joined. */
export type Trace = {
  readonly verdict: Verdict;
  readonly behaviours: Buffer;
  /** CPU time of compilation and executions. */
  readonly cpuTimeMs: number;
};

/** Runs a program on all inputs and digests what it did on each. Errors as in `judgeProgram`. */
export function traceProgram(
  executor: Executor,
  program: Program,
  task: TraceTask,
  signal: AbortSignal,
): Promise<Trace> {
  return withCompiled(executor, program, signal, async (slot, { compilation, outcome }) => {
    const nothing = Buffer.alloc(0);
    if (outcome.kind === 'refused') {
      const behaviour = behaviourOf(outcome.verdict, nothing);
      return {
        verdict: outcome.verdict,
        behaviours: Buffer.concat(task.inputs.map(() => behaviour)),
        cpuTimeMs: compilation.cpuTimeMs,
      };
    }
    const behaviours: Buffer[] = [];
    let cpuTimeMs = compilation.cpuTimeMs;
    let verdict: Verdict = Verdict.Ok;
    await execute(
      slot,
      outcome.executable,
      task.inputs,
      task.limits,
      (result) => {
        cpuTimeMs += result.execution.cpuTimeMs;
        if (verdict === Verdict.Ok) verdict = result.verdict;
        behaviours.push(
          behaviourOf(
            result.verdict,
            result.verdict === Verdict.Ok ? normaliseOutput(result.output, task.checker) : nothing,
          ),
        );
      },
      signal,
    );
    return { verdict, behaviours: Buffer.concat(behaviours), cpuTimeMs };
  });
}
