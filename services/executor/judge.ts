import type { Execution, Judgement, RunResult, TestResult } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { isInteractive, type Checker, type Test } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { makeBlob, type Blob } from './blob.ts';
import { prepareChecker, runChecker, type ReadyChecker } from './checker.ts';
import { compareOutput, type Comparison } from './compare.ts';
import { execute } from './execute.ts';
import { withCompiled, type Executor } from './executor.ts';
import { interact, type Judged } from './interact.ts';
import type { Executable } from './languages.ts';
import type { Slot } from './slot.ts';

/** A test whose input and answer are named by their content already. */
export type NamedTest = { readonly name: string; readonly input: Blob; readonly answer: Blob };

export type JudgeTask = {
  readonly tests: readonly NamedTest[];
  readonly checker: Checker;
  readonly limits: Limits;
  readonly stopOnFirstFailure: boolean;
};

/** Names the values of tests, once for all the programs that are judged on them. */
export function nameTests(tests: readonly Test[]): readonly NamedTest[] {
  return tests.map(({ name, input, answer }) => ({
    name,
    input: makeBlob(input),
    answer: makeBlob(answer),
  }));
}

/**
 * Judges a program on tests, in order; its verdict is that of the first test that fails, ACCEPTED when
 * none does. Errors as in Executor's proto: SANDBOX_FAULT after all retries, CHECKER_FAILED, CANCELLED.
 */
export function judgeProgram(
  executor: Executor,
  program: Program,
  task: JudgeTask,
  signal: AbortSignal,
): Promise<Judgement> {
  return withCompiled(executor, program, signal, async (slot, { compilation, outcome }) => {
    const { tier } = await slot.hello(signal);
    if (outcome.kind === 'refused')
      return { compilation, verdict: outcome.verdict, results: [], tier };
    const checker =
      task.checker.kind === 'program'
        ? await prepareChecker(executor, slot, task.checker, signal)
        : undefined;
    const results: TestResult[] = [];
    let verdict: Verdict = Verdict.Accepted;
    for (const test of task.tests) {
      if (verdict !== Verdict.Accepted && task.stopOnFirstFailure) {
        results.push({
          name: test.name,
          verdict: Verdict.Skipped,
          execution: undefined,
          message: '',
        });
        continue;
      }
      const result = await judgeTest(slot, outcome.executable, test, task, checker, signal);
      results.push(result);
      if (verdict === Verdict.Accepted) verdict = result.verdict;
    }
    return { compilation, verdict, results, tier };
  });
}

/** CPU time of all executions of a judgement, in milliseconds. */
export function runCpuTimeMs(judgement: Judgement): number {
  return judgement.results.reduce((sum, { execution }) => sum + (execution?.cpuTimeMs ?? 0), 0);
}

async function judgeTest(
  slot: Slot,
  executable: Executable,
  test: NamedTest,
  task: JudgeTask,
  checker: ReadyChecker | undefined,
  signal: AbortSignal,
): Promise<TestResult> {
  const isConversation = checker !== undefined && isInteractive(checker.checker);
  const { verdict, execution, comparison } = isConversation
    ? await interact(slot, executable, checker, test, task.limits, signal)
    : await runAndCheck(slot, executable, test, task, checker, signal);
  if (comparison === undefined)
    return {
      name: test.name,
      verdict,
      execution,
      message: explain(execution, verdict, task.limits),
    };
  return {
    name: test.name,
    verdict: comparison.isAccepted ? Verdict.Accepted : Verdict.WrongAnswer,
    execution,
    message: comparison.message,
  };
}

async function runAndCheck(
  slot: Slot,
  executable: Executable,
  test: NamedTest,
  task: JudgeTask,
  checker: ReadyChecker | undefined,
  signal: AbortSignal,
): Promise<Judged> {
  let result: RunResult | undefined;
  await execute(slot, executable, [test.input], task.limits, (ended) => (result = ended), signal);
  if (result === undefined) throw new Error('an execution of one input has one result');
  const { verdict, execution, output } = result;
  if (verdict !== Verdict.Ok) return { verdict, execution, comparison: undefined };
  const comparison = await checkOutput(slot, test, output, task.checker, checker, signal);
  return { verdict, execution, comparison };
}

export function checkOutput(
  slot: Slot,
  test: NamedTest,
  output: Uint8Array,
  checker: Checker,
  ready: ReadyChecker | undefined,
  signal: AbortSignal,
): Promise<Comparison> {
  if (checker.kind === 'token')
    return Promise.resolve(compareOutput(output, test.answer.bytes, checker));
  if (ready === undefined) throw new Error('a program checker is prepared before its first use');
  return runChecker(slot, ready, { ...test, output }, signal);
}

/** Why an execution failed, for a person. */
function explain(execution: Execution, verdict: Verdict, limits: Limits): string {
  switch (verdict) {
    case Verdict.TimeLimitExceeded:
    case Verdict.IdlenessLimitExceeded:
      return `stopped after ${Math.round(execution.cpuTimeMs)} ms of CPU and ${Math.round(execution.wallTimeMs)} ms on the clock; allowed are ${limits.cpuTimeMs} and ${limits.wallTimeMs}`;
    case Verdict.MemoryLimitExceeded:
      return `used up to ${execution.memoryBytesPeak} bytes of memory; allowed are ${limits.memoryBytes}`;
    case Verdict.OutputLimitExceeded:
      return `wrote more than the ${limits.outputBytes} bytes that are allowed`;
    case Verdict.SecurityViolation:
      return 'tried what the sandbox forbids';
    default:
      return execution.signal === undefined
        ? `exited with status ${execution.exitCode ?? 0}`
        : `ended by signal ${execution.signal}`;
  }
}
