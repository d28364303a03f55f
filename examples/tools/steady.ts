import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCpp, Language } from '#libs/domain/language.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import {
  buildBatch,
  prepareHeaders,
  runBatch,
  type Batch,
  type BatchOptions,
  type BatchRun,
} from './batch.ts';
import type { Draft } from './drafts.ts';

/** Tells programs that always do the same from those whose result is a matter of luck. */
export type SteadyJudge = {
  /**
   * Those of the drafts that are steady on their tests: the sanitizers of g++ find nothing, no variable
   * is read before it is set, and the output without optimisation is the output with it. C++ that does
   * not compile although it should is left out. Other languages are steady as they are. A run that
   * takes longer than `cpuSecondsMax` counts as clean; of the drafts with such a run few are taken.
   */
  readonly steadyOf: (
    drafts: readonly Draft[],
    testsOf: (draft: Draft) => readonly TestFile[],
    cpuSecondsMax: number,
  ) => Promise<readonly Draft[]>;
  /** What a C++ draft that was looked at before does on tests, built with -O2; it stops at the first that fails. */
  readonly run: (
    draft: Draft,
    tests: readonly TestFile[],
    cpuSecondsMax: number,
  ) => Promise<readonly BatchRun[] | undefined>;
  readonly close: () => Promise<void>;
};

/**
 * Every local variable begins with a pattern here and with what lies there in the other build. Signed
 * overflow is let through: narrow integers are too common a mistake to lose, and both builds must agree.
 */
const sanitizers = [
  '-O1',
  '-pipe',
  '-D_GLIBCXX_ASSERTIONS',
  '-ftrivial-auto-var-init=pattern',
  '-fno-sanitize-recover=all',
  '-fsanitize=address,shift,integer-divide-by-zero,bounds,return,unreachable,float-cast-overflow',
];
const optimised = ['-O2', '-pipe'];
/** Programs compiled at once: more share more, and lose more to one that does not compile. */
const batchSize = 40;

/** Programs that do not end are many, cost the most and are all alike. */
const slowCountMax = 8;

type Built = { readonly index: number; readonly sanitized: BuiltBatch; readonly plain: BuiltBatch };
type BuiltBatch = { readonly batch: Batch; readonly options: BatchOptions };

/**
 * Makes a judge. Its builds go to a temporary folder; precompiled headers go to `headerFolder` and are
 * taken from there if they exist.
 */
export async function makeSteadyJudge(
  headerFolder: string,
  signal: AbortSignal,
): Promise<SteadyJudge> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-pool-'));
  const headers = {
    sanitized: join(headerFolder, 'sanitized'),
    plain: join(headerFolder, 'plain'),
  };
  await prepareHeaders(headers.sanitized, sanitizers, signal);
  await prepareHeaders(headers.plain, optimised, signal);
  const built = new Map<string, Built>();
  let buildCount = 0;

  const build = async (
    drafts: readonly Draft[],
    kind: keyof typeof headers,
  ): Promise<BuiltBatch> => {
    const own = join(folder, `${kind}-${buildCount++}`);
    await mkdir(own);
    const flags = kind === 'plain' ? optimised : sanitizers;
    const options = { flags, folder: own, headerFolder: headers[kind], signal };
    return {
      options,
      batch: await buildBatch(
        drafts.map(({ program }) => program),
        options,
      ),
    };
  };
  const buildAll = async (drafts: readonly Draft[]): Promise<void> => {
    for (const language of [Language.Cpp17, Language.Cpp20] as const) {
      const own = drafts.filter(
        ({ program, candidateId }) => program.language === language && !built.has(candidateId),
      );
      for (let from = 0; from < own.length; from += batchSize) {
        const part = own.slice(from, from + batchSize);
        const plain = await build(part, 'plain');
        const sanitized = await build(part, 'sanitized');
        part.forEach(({ candidateId }, index) =>
          built.set(candidateId, { index, plain, sanitized }),
        );
      }
    }
  };
  const inputs = new Map<string, string>();
  const inputsOf = async (tests: readonly TestFile[]): Promise<readonly string[]> => {
    const paths: string[] = [];
    for (const test of tests) {
      const path = join(folder, `${test.name.replaceAll('/', '-')}.in`);
      if (!inputs.has(test.name)) await writeFile(path, (await test.read()).input);
      inputs.set(test.name, path);
      paths.push(path);
    }
    return paths;
  };
  const runOn = async (
    { batch, options }: BuiltBatch,
    index: number,
    tests: readonly TestFile[],
    cpuSecondsMax: number,
  ): Promise<readonly BatchRun[] | undefined> => {
    const isUsable = batch.members.includes(index) && !batch.uninitialised.has(index);
    return isUsable
      ? runBatch(batch, index, await inputsOf(tests), cpuSecondsMax, options)
      : undefined;
  };
  const steadinessOf = async (
    draft: Draft,
    tests: readonly TestFile[],
    cpuSecondsMax: number,
  ): Promise<'steady' | 'slow' | 'unsteady'> => {
    if (!isCpp(draft.program.language)) return 'steady';
    const own = built.get(draft.candidateId);
    if (own === undefined) return 'unsteady';
    const sanitized = await runOn(own.sanitized, own.index, tests, cpuSecondsMax);
    if (sanitized === undefined || !sanitized.every(isClean)) return 'unsteady';
    if (sanitized.at(-1)?.signal === killed) return 'slow';
    const plain = await runOn(own.plain, own.index, tests, cpuSecondsMax);
    return plain !== undefined && sanitized.every((run, at) => isAlike(run, plain[at]))
      ? 'steady'
      : 'unsteady';
  };
  return {
    steadyOf: async (drafts, testsOf, cpuSecondsMax) => {
      await buildAll(drafts);
      const steady: Draft[] = [];
      let slowCount = 0;
      for (const draft of drafts) {
        const steadiness = await steadinessOf(draft, testsOf(draft), cpuSecondsMax);
        if (steadiness === 'slow') slowCount += 1;
        if (steadiness === 'steady' || (steadiness === 'slow' && slowCount <= slowCountMax))
          steady.push(draft);
      }
      return steady;
    },
    run: async (draft, tests, cpuSecondsMax) => {
      const own = built.get(draft.candidateId);
      return own === undefined ? undefined : runOn(own.plain, own.index, tests, cpuSecondsMax);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * 77 is what the sanitizers exit with, see batch.ts. The library's own assertions abort, and quote with
 * an apostrophe where assert() of a program has a backtick: a bad index is luck, not a crash to rely on.
 */
function isClean({ exitCode, errors }: BatchRun): boolean {
  if (/Assertion '/.test(errors)) return false;
  return exitCode !== 77 || /stack-overflow|division by zero/.test(errors);
}

/** What was written must agree where both builds came to an end. */
function isAlike(sanitized: BatchRun, plain: BatchRun | undefined): boolean {
  if (sanitized.exitCode === 77 || sanitized.signal !== 0)
    return plain === undefined || plain.signal !== 0;
  return (
    plain === undefined ||
    (plain.exitCode === sanitized.exitCode &&
      plain.signal === 0 &&
      plain.output.equals(sanitized.output))
  );
}

/** The signal that ends a run which exceeds its CPU seconds. */
const killed = 9;
