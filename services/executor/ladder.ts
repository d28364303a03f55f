import { isAppError } from '#libs/domain/app-error.ts';
import type { Judgement, RunResult, TestResult } from '#libs/domain/execution.ts';
import { isCpp } from '#libs/domain/language.ts';
import { isInteractive } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { record } from '#libs/telemetry/metrics.ts';
import { makeBlob, type Blob } from './blob.ts';
import { prepareChecker } from './checker.ts';
import { execute } from './execute.ts';
import type { Executor } from './executor.ts';
import { isForFrontRung } from './front-source.ts';
import { checkOutput, judgeProgram, type JudgeTask, type NamedTest } from './judge.ts';
import { imageExecutable } from './languages.ts';
import { useSlotWithRetry } from './retry.ts';
import type { Slot } from './slot.ts';

/** Where a verdict was reached: on clang's quick code, or on that of g++ -O2. */
export type Rung = 'front' | 'full';

/** A judgement with its rung; `cpuTimeMs` of its compilation counts both rungs. */
export type LadderJudgement = Judgement & { readonly rung: Rung };

/**
 * Bytes that uninitialised memory holds in the two runs. The second is a large number in every type: as a
 * bound of a loop a negative one is like zero, as is the tiny double that 11 would be, and the two runs
 * would agree by chance.
 */
const fills = ['00', '41'] as const;

/**
 * Judges as judgeProgram does, at a fraction of the cost for programs that are wrong. The front rung
 * says "wrong answer" when that cannot come from the rung: the same wrong output in two runs that differ
 * in what uninitialised memory holds, from a program that ran into no trap for undefined behaviour and
 * whose meaning C++ does not leave open. It says "compile error" where g++ is certain to refuse a program
 * as clang does. All else, and all that is right, is for the full rung. For tests that stop at the first
 * failure. Errors as in judgeProgram.
 */
export async function judgeByLadder(
  executor: Executor,
  program: Program,
  task: JudgeTask,
  signal: AbortSignal,
): Promise<LadderJudgement> {
  const front = await judgeOnFront(executor, program, task, signal);
  if (front.judgement !== undefined) return { ...front.judgement, rung: 'front' };
  const judgement = await judgeProgram(executor, program, task, signal);
  const { compilation } = judgement;
  return {
    ...judgement,
    compilation: { ...compilation, cpuTimeMs: compilation.cpuTimeMs + front.cpuTimeMs },
    rung: 'full',
  };
}

type FrontResult = {
  /** Absent where the full rung must decide. */
  readonly judgement: Judgement | undefined;
  /** What the front rung took, in milliseconds of CPU. */
  readonly cpuTimeMs: number;
};

async function judgeOnFront(
  executor: Executor,
  program: Program,
  task: JudgeTask,
  signal: AbortSignal,
): Promise<FrontResult> {
  const { front } = executor;
  const { language, source } = program;
  const isConversation = task.checker.kind === 'program' && isInteractive(task.checker);
  if (front === undefined || !isCpp(language) || isConversation || !isForFrontRung(source))
    return { judgement: undefined, cpuTimeMs: 0 };
  const compiled = await front.compiler.compile(language, source).catch((error: unknown) => {
    if (!isAppError(error) || error.reason !== 'FRONT_RUNG_FAILED') throw error;
    executor.logger.warn({ detail: error.message }, 'the front rung failed, the full rung goes on');
    return undefined;
  });
  if (compiled === undefined) return { judgement: undefined, cpuTimeMs: 0 };
  const { cpuTimeMs, wallTimeMs, outcome } = compiled;
  record('compileCpu', cpuTimeMs / 1000, { language, rung: 'front' });
  const compilation = {
    isSuccessful: outcome.kind !== 'refused',
    log: Buffer.from(outcome.kind === 'refused' ? outcome.log : ''),
    cpuTimeMs,
    wallTimeMs,
    isCached: false,
  };
  if (outcome.kind === 'refused') {
    const tier = await useSlotWithRetry(executor.pool, executor.logger, signal, async (slot) => {
      return (await slot.hello(signal)).tier;
    });
    const verdict = Verdict.CompileError;
    return { cpuTimeMs, judgement: { compilation, verdict, results: [], tier } };
  }
  if (outcome.kind === 'declined' || outcome.isDoubtful) return { judgement: undefined, cpuTimeMs };
  // Static data beyond the limit is for the full rung to name.
  if (memoryBytesOf(outcome.image) > task.limits.memoryBytes)
    return { judgement: undefined, cpuTimeMs };
  const image = makeBlob(outcome.image);
  const run = await useSlotWithRetry(executor.pool, executor.logger, signal, async (slot) => {
    const { tier } = await slot.hello(signal);
    const results = await runUntilWrong(executor, slot, front.runTime, image, task, signal);
    await slot.drop([image.id], signal);
    return { results, tier };
  });
  if (run.results === undefined) return { judgement: undefined, cpuTimeMs };
  return {
    cpuTimeMs,
    judgement: {
      compilation,
      verdict: Verdict.WrongAnswer,
      results: run.results,
      tier: run.tier,
    },
  };
}

/** Memory that an image takes when mapped: its text, constants and data (native/front/image.hpp). */
function memoryBytesOf(image: Buffer): number {
  const segmentMemoryOffsets = [48, 72, 96];
  return segmentMemoryOffsets.reduce(
    (sum, offset) => sum + Number(image.readBigUInt64LE(offset)),
    0,
  );
}

/** Results up to a wrong answer that is final, then skipped ones; undefined when there is none. */
async function runUntilWrong(
  executor: Executor,
  slot: Slot,
  runTime: Blob,
  image: Blob,
  task: JudgeTask,
  signal: AbortSignal,
): Promise<TestResult[] | undefined> {
  const ready =
    task.checker.kind === 'program'
      ? await prepareChecker(executor, slot, task.checker, signal)
      : undefined;
  const run = (test: NamedTest, fill: string): Promise<RunResult> =>
    runImage(slot, runTime, image, test, task, fill, signal);
  const results: TestResult[] = [];
  for (const test of task.tests) {
    const { verdict, execution, output } = await run(test, fills[0]);
    if (verdict !== Verdict.Ok) return undefined;
    const comparison = await checkOutput(slot, test, output, task.checker, ready, signal);
    results.push({
      name: test.name,
      verdict: comparison.isAccepted ? Verdict.Accepted : Verdict.WrongAnswer,
      execution,
      message: comparison.message,
    });
    if (comparison.isAccepted) continue;
    const first = Buffer.from(output);
    const second = await run(test, fills[1]);
    if (second.verdict !== Verdict.Ok || !first.equals(second.output)) return undefined;
    return [...results, ...task.tests.slice(results.length).map(skipped)];
  }
  return undefined;
}

function skipped({ name }: NamedTest): TestResult {
  return { name, verdict: Verdict.Skipped, execution: undefined, message: '' };
}

/**
 * Of the CPU limit: who needs more on the small public tests is for the full rung anyway, and a program
 * that never ends costs less.
 */
const cpuTimeShare = 1 / 8;

async function runImage(
  slot: Slot,
  runTime: Blob,
  image: Blob,
  test: NamedTest,
  task: JudgeTask,
  fill: string,
  signal: AbortSignal,
): Promise<RunResult> {
  let result: RunResult | undefined;
  const executable = imageExecutable(runTime, image, fill);
  const limits = { ...task.limits, cpuTimeMs: task.limits.cpuTimeMs * cpuTimeShare };
  await execute(slot, executable, [test.input], limits, (ended) => (result = ended), signal);
  if (result === undefined) throw new Error('an execution of one input has one result');
  return result;
}
