import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCpp, Language } from '#libs/domain/language.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import { buildBatch, prepareHeaders, runBatch, type Batch, type BatchOptions, type BatchRun } from './batch.ts';
import type { Draft } from './drafts.ts';

/** Tells programs that always do the same from those whose result is a matter of luck. */
export type SteadyJudge = {
  /**
   * Those of the drafts that are steady on their tests. C++ that the sanitizers of g++ catch, that
   * reads a variable before it is set, or whose output after an overflow depends on optimisation, is
   * left out; so is what did not compile although it should. Other languages are steady as they are.
   */
  readonly steadyOf: (drafts: readonly Draft[], testsOf: (draft: Draft) => readonly TestFile[]) => Promise<readonly Draft[]>;
  readonly close: () => Promise<void>;
};

/** Signed overflow is let through and looked at again: narrow integers are too common a mistake to lose. */
const sanitizers = ['-O1', '-pipe', '-D_GLIBCXX_ASSERTIONS', '-fsanitize=address,undefined', '-fno-sanitize-recover=all', '-fsanitize-recover=signed-integer-overflow', '-ftrivial-auto-var-init=pattern'];
const optimised = ['-O2', '-pipe'];
/** Programs compiled at once: more share more, and lose more to one that does not compile. */
const batchSize = 25;

/** Makes a judge that works in a temporary folder; `cpuSecondsMax` is for one sanitized run. */
export async function makeSteadyJudge(cpuSecondsMax: number, signal: AbortSignal): Promise<SteadyJudge> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-pool-'));
  const options = async (name: string, flags: readonly string[]): Promise<BatchOptions> => {
    const headerFolder = join(folder, name);
    await mkdir(headerFolder);
    await mkdir(join(headerFolder, 'work'));
    await prepareHeaders(headerFolder, flags, signal);
    return { flags, folder: join(headerFolder, 'work'), headerFolder, cpuSecondsMax, signal };
  };
  const sanitized = await options('sanitized', sanitizers);
  const plain = await options('plain', optimised);
  const inputs = new Map<string, string>();
  const inputsOf = async (tests: readonly TestFile[]): Promise<readonly string[]> => {
    const paths: string[] = [];
    for (const test of tests) {
      const path = inputs.get(test.name) ?? join(folder, `${test.name.replaceAll('/', '-')}.in`);
      if (!inputs.has(test.name)) await writeFile(path, (await test.read()).input);
      inputs.set(test.name, path);
      paths.push(path);
    }
    return paths;
  };
  const steadyOf: SteadyJudge['steadyOf'] = async (drafts, testsOf) => {
    const steady = drafts.filter(({ program }) => !isCpp(program.language));
    for (const language of [Language.Cpp17, Language.Cpp20] as const) {
      const own = drafts.filter(({ program }) => program.language === language);
      for (let from = 0; from < own.length; from += batchSize) {
        const part = own.slice(from, from + batchSize);
        const programs = part.map(({ program }) => program);
        const batch = await buildBatch(programs, sanitized);
        const overflowing: number[] = [];
        const runs = new Map<number, readonly BatchRun[]>();
        for (const index of batch.members) {
          const draft = part[index];
          if (draft === undefined || batch.uninitialised.has(index)) continue;
          const paths = await inputsOf(testsOf(draft));
          const own = (await runBatch(batch, [index], paths, sanitized)).get(index) ?? [];
          if (!own.every(isClean)) continue;
          if (own.some(({ errors }) => errors.includes('signed integer overflow'))) {
            overflowing.push(index);
            runs.set(index, own);
          } else steady.push(draft);
        }
        if (overflowing.length === 0) continue;
        const again: Batch = await buildBatch(overflowing.flatMap((index) => programs[index] ?? []), plain);
        for (const [position, index] of overflowing.entries()) {
          const draft = part[index];
          if (draft === undefined) continue;
          const paths = await inputsOf(testsOf(draft));
          const own = (await runBatch(again, [position], paths, plain)).get(position) ?? [];
          const before = runs.get(index) ?? [];
          const isSame = own.length === before.length && own.every((run, at) => run.output.equals(before[at]?.output ?? Buffer.of(0)));
          if (isSame) steady.push(draft);
        }
      }
    }
    // In the order that they came in.
    return drafts.filter((draft) => steady.includes(draft));
  };
  return { steadyOf, close: () => rm(folder, { recursive: true, force: true }) };
}

/** 77 is what the sanitizers exit with, see batch.ts. */
function isClean({ exitCode, errors }: BatchRun): boolean {
  return exitCode !== 77 || /stack-overflow|division by zero/.test(errors);
}
