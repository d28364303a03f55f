import type { Execution } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { AppError } from '#libs/domain/app-error.ts';
import type { Blob } from './blob.ts';
import { checkerCall, checkerWord, requireDecision, type ReadyChecker } from './checker.ts';
import { classify, executionOf } from './classify.ts';
import type { Comparison } from './compare.ts';
import { runnerLimits } from './execute.ts';
import type { Executable } from './languages.ts';
import type { Slot, SlotExecution } from './slot.ts';

/** What a program did on a test, and what its judge says about that. */
export type Judged = {
  readonly execution: Execution;
  /** OK when the judge's word counts, else what the program did wrong by itself. */
  readonly verdict: Verdict;
  /** What the judge says; undefined when its word does not count. */
  readonly comparison: Comparison | undefined;
};

/** The judge's exit code that accepts (Kattis/ICPC format, "Reporting a judgement"). */
const acceptExitCode = 42;

/**
 * Runs a program and the judge of an interactive problem together on one test. Who ended first decides
 * whose word counts: a judge that rejected has seen enough, whatever the program does then; a program
 * that crashed or ran out of time has only itself to blame for what the judge makes of its silence; after
 * a judge that accepted it must still end well. Errors as in `runChecker` and Slot.run.
 */
export async function interact(
  slot: Slot,
  executable: Executable,
  ready: ReadyChecker,
  test: { readonly name: string; readonly input: Blob; readonly answer: Blob },
  limits: Limits,
  signal: AbortSignal,
): Promise<Judged> {
  const call = checkerCall(ready, test);
  const programLimits = runnerLimits(limits, executable);
  const executions: SlotExecution[] = [];
  await slot.run(
    {
      profile: executable.profile,
      executable: executable.executable,
      argv: executable.argv,
      fds: executable.fds,
      readPaths: executable.readPaths,
      limits: programLimits,
      inputs: [null],
      interactor: {
        ...ready.start,
        ...call,
        // Waiting for the program is no fault of the judge: the program's limits come first.
        limits: { ...call.limits, wallNs: call.limits.wallNs + programLimits.wallNs },
        contentExitCode: acceptExitCode,
      },
    },
    [...executable.runtimeBlobs, ...executable.blobs, ...ready.blobs, test.input, test.answer],
    (execution) => executions.push(execution),
    signal,
  );
  const [program, judge] = executions;
  if (program === undefined || judge === undefined) {
    throw new AppError(
      'INTERNAL',
      'SANDBOX_FAULT',
      `the sandbox runner reported ${executions.length} executions of a program and its interactor`,
    );
  }
  const execution = executionOf(program.facts, program.errorOutput);
  const hasJudgeDecided =
    judge.facts.endedFirst === true && judge.facts.exitCode !== acceptExitCode;
  const verdict = hasJudgeDecided ? Verdict.Ok : classify(program.facts, limits);
  const comparison =
    verdict === Verdict.Ok
      ? requireDecision(test.name, checkerWord(ready.checker, judge))
      : undefined;
  return { execution, verdict, comparison };
}
