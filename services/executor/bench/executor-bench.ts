import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveLimits, type Limits } from '#libs/domain/limits.ts';
import { defaultChecker, type Test } from '#libs/domain/problem.ts';
import { Language } from '#libs/domain/language.ts';
import type { Verdict } from '#libs/domain/verdict.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeBlob } from '../blob.ts';
import { readExecutorConfig } from '../config.ts';
import { execute } from '../execute.ts';
import { forgetProgram, withCompiled, type Executor } from '../executor.ts';
import { judgeProgram, nameTests, runCpuTimeMs } from '../judge.ts';
import { sandboxPart } from '../parts.ts';
import { descendantCpuSeconds, ownCpuSeconds } from './cpu-time.ts';
import { judgePlainly, run } from './plain-judge.ts';

export type ExecutorBenchOptions = {
  /** C++20 programs, with the tests each is judged on. */
  readonly programs: readonly {
    readonly name: string;
    readonly source: Uint8Array;
    readonly tests: readonly Test[];
    readonly limits?: Limits;
  }[];
  /** Executions of an empty program in one round; default 200. */
  readonly executionCount?: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

type Side = {
  readonly candidatesPerCoreSecond: number;
  /** CPU of everything: our own process, the runner, compilers and programs. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
};

/** What was measured; keys are stable. */
export type ExecutorBench = {
  readonly candidateCount: number;
  readonly hasPrecompiledHeader: boolean;
  readonly executor: Side & { readonly compileCpuSeconds: number; readonly runCpuSeconds: number };
  /** `g++ -O2` and bare runs by a script. */
  readonly plain: Side;
  /** How many times as many candidates the executor judges with the same CPU. */
  readonly ratio: number;
  readonly agreement: {
    readonly agreeingCount: number;
    readonly differing: readonly {
      readonly name: string;
      readonly executor: Verdict;
      readonly plain: Verdict;
    }[];
  };
  /** One execution of an empty static binary, medians of rounds, in milliseconds on the clock. */
  readonly execution: {
    readonly sandboxedMs: number;
    readonly bareMs: number;
    readonly ratio: number;
    readonly roundTripMs: number;
  };
};

const roundCount = 7;
const executionCountDefault = 200;
const emptyProgram = Buffer.from('int main() {}\n');

/**
 * Measures the executor's filter path on one slot against `g++ -O2` without precompiled header and plain
 * child processes, candidate by candidate in turn, so that both meet the same noise of the machine.
 */
export async function benchExecutor(
  options: ExecutorBenchOptions,
  onProgress: (doneCount: number) => void,
): Promise<ExecutorBench> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-bench-'));
  const { part, executor } = sandboxPart(
    readExecutorConfig({
      ...options.environment,
      GOLDPAN_EXECUTOR_SLOTS: '1',
      GOLDPAN_NATS_URL: '',
    }),
    silentLogger,
  );
  const stop = await part.start();
  try {
    const comparison = await compareSides(executor(), folder, options, onProgress);
    return {
      ...comparison,
      execution: await measureExecution(
        executor(),
        folder,
        options.executionCount ?? executionCountDefault,
      ),
    };
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareSides(
  executor: Executor,
  folder: string,
  { programs }: ExecutorBenchOptions,
  onProgress: (doneCount: number) => void,
): Promise<Omit<ExecutorBench, 'execution'>> {
  const ours = makeMeter(() => ownCpuSeconds(false) + descendantCpuSeconds('goldpan-runner'));
  const theirs = makeMeter(() => ownCpuSeconds(true));
  const differing: { name: string; executor: Verdict; plain: Verdict }[] = [];
  let compileCpuSeconds = 0;
  let runCpuSeconds = 0;
  const { signal } = new AbortController();
  for (const [index, { name, source, tests, limits = resolveLimits({}) }] of programs.entries()) {
    const program = { language: Language.Cpp20, source };
    const task = {
      tests: nameTests(tests),
      checker: defaultChecker,
      limits,
      stopOnFirstFailure: true,
    };
    const judgement = await ours.measure(() => judgeProgram(executor, program, task, signal));
    forgetProgram(executor, program);
    compileCpuSeconds += judgement.compilation.cpuTimeMs / 1000;
    runCpuSeconds += runCpuTimeMs(judgement) / 1000;
    const plain = await theirs.measure(() => judgePlainly(folder, source, tests, limits));
    if (judgement.verdict !== plain) differing.push({ name, executor: judgement.verdict, plain });
    onProgress(index + 1);
  }
  const candidateCount = programs.length;
  const executorSide = ours.side(candidateCount);
  const plainSide = theirs.side(candidateCount);
  return {
    candidateCount,
    hasPrecompiledHeader: executor.toolchain.precompiledLanguages.has(Language.Cpp20),
    executor: { ...executorSide, compileCpuSeconds, runCpuSeconds },
    plain: plainSide,
    ratio: executorSide.candidatesPerCoreSecond / plainSide.candidatesPerCoreSecond,
    agreement: { agreeingCount: candidateCount - differing.length, differing },
  };
}

async function measureExecution(
  executor: Executor,
  folder: string,
  count: number,
): Promise<ExecutorBench['execution']> {
  const { signal } = new AbortController();
  const empty = makeBlob(Buffer.alloc(0));
  const inputs = Array.from({ length: count }, () => empty);
  const limits = resolveLimits({});
  return await withCompiled(
    executor,
    { language: Language.Cpp20, source: emptyProgram },
    signal,
    async (slot, { outcome }) => {
      if (outcome.kind === 'refused') throw new Error('an empty program compiles');
      const { executable } = outcome;
      const binary = join(folder, 'empty');
      await writeFile(binary, executable.blobs[0]?.bytes ?? '', { mode: 0o755 });
      const sandboxed: number[] = [];
      const bare: number[] = [];
      const roundTrips: number[] = [];
      for (let round = 0; round < roundCount; round++) {
        sandboxed.push(
          (await timed(() => execute(slot, executable, inputs, limits, () => undefined, signal))) /
            count,
        );
        roundTrips.push(
          await timed(() => execute(slot, executable, [empty], limits, () => undefined, signal)),
        );
        // A shell is small, so that its fork is cheap: what remains is the exec itself.
        const loop = `i=0; while [ $i -lt ${count} ]; do "$0"; i=$((i+1)); done`;
        bare.push(
          (await timed(() => run('/bin/sh', ['-c', loop, binary], Buffer.alloc(0), 60_000))) /
            count,
        );
      }
      const sandboxedMs = median(sandboxed);
      const bareMs = median(bare);
      return { sandboxedMs, bareMs, ratio: sandboxedMs / bareMs, roundTripMs: median(roundTrips) };
    },
  );
}

type Meter = {
  readonly measure: <T>(work: () => Promise<T>) => Promise<T>;
  readonly side: (candidateCount: number) => Side;
};

function makeMeter(readCpuSeconds: () => number): Meter {
  let cpuSeconds = 0;
  let wallSeconds = 0;
  return {
    measure: async (work) => {
      const cpuBefore = readCpuSeconds();
      const wallBefore = performance.now();
      const result = await work();
      cpuSeconds += readCpuSeconds() - cpuBefore;
      wallSeconds += (performance.now() - wallBefore) / 1000;
      return result;
    },
    side: (candidateCount) => ({
      candidatesPerCoreSecond: candidateCount / cpuSeconds,
      cpuSeconds,
      wallSeconds,
    }),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
