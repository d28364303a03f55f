import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language } from '#libs/domain/language.ts';
import type { Problem, ProgramChecker, TokenChecker } from '#libs/domain/problem.ts';
import { compareOutput } from '../compare.ts';
import { standardOf } from '../cpp-flags.ts';
import type { BareCommand, BareExec } from './bare-exec.ts';

/** A problem's public tests as files, with its checker ready, for the sides without a sandbox of ours. */
export type BenchProblem = {
  readonly problem: Problem;
  readonly tests: readonly { readonly inputPath: string; readonly input: Uint8Array }[];
  /** Whether the output in a file is right for the test of this index. Throws when a checker fails. */
  readonly isRight: (testIndex: number, outputPath: string) => Promise<boolean>;
};

const noLimits: BareCommand['limits'] = {
  wallTimeMs: 60_000,
  cpuTimeMs: 0,
  memoryBytes: 0,
  outputBytes: 0,
};

/** Writes the tests below `folder`, and compiles the checker when it is a program. */
export async function prepareProblem(
  problem: Problem,
  folder: string,
  bare: BareExec,
): Promise<BenchProblem> {
  const home = join(folder, problem.problemId);
  await mkdir(home, { recursive: true });
  const tests = await Promise.all(
    problem.publicTests.map(async ({ input, answer }, index) => {
      const inputPath = join(home, `${index}.in`);
      const answerPath = join(home, `${index}.ans`);
      await writeFile(inputPath, input);
      await writeFile(answerPath, answer);
      return { inputPath, answerPath, input, answer };
    }),
  );
  const testAt = (index: number): (typeof tests)[number] => {
    const test = tests[index];
    if (test === undefined) throw new RangeError(`${problem.problemId} has no test ${index}`);
    return test;
  };
  const { checker } = problem;
  if (checker.kind === 'token') {
    return {
      problem,
      tests,
      isRight: (index, outputPath) => isEqual(outputPath, testAt(index).answer, checker),
    };
  }
  const ask = await prepareChecker(checker, home, bare);
  return {
    problem,
    tests,
    isRight: (index, outputPath) => {
      const { inputPath, answerPath } = testAt(index);
      return ask(inputPath, answerPath, outputPath);
    },
  };
}

async function isEqual(
  outputPath: string,
  answer: Uint8Array,
  checker: TokenChecker,
): Promise<boolean> {
  return compareOutput(await readFile(outputPath), answer, checker).isAccepted;
}

type AskChecker = (inputPath: string, answerPath: string, outputPath: string) => Promise<boolean>;

async function prepareChecker(
  checker: ProgramChecker,
  home: string,
  bare: BareExec,
): Promise<AskChecker> {
  const folder = join(home, 'checker');
  const saidPath = join(home, 'checker.log');
  await mkdir(join(folder, 'feedback'), { recursive: true });
  for (const { name, content } of checker.files) await writeFile(join(folder, name), content);
  const main = join(folder, checker.files[0]?.name ?? '');
  const run = (argv: readonly string[], inputPath: string) =>
    bare.run({ argv, inputPath, outputPath: saidPath, limits: noLimits });
  const failed = async (what: string): Promise<Error> =>
    new Error(`the checker of ${home} ${what}: ${await readFile(saidPath, 'utf8')}`);
  let start = ['/usr/bin/python3', main];
  if (checker.language !== Language.Python3) {
    start = [join(folder, 'compiled-checker')];
    const flags = ['-O2', `-std=${standardOf(checker.language)}`, '-w', main, '-o', ...start];
    if ((await run(['g++', ...flags], '/dev/null')).code !== 0)
      throw await failed('does not compile');
  }
  const isKattis = checker.convention === 'kattis';
  const [right, ...wrong] = isKattis ? [42, 43] : [0, 1, 2];
  return async (inputPath, answerPath, outputPath) => {
    const files = isKattis
      ? [inputPath, answerPath, join(folder, 'feedback/')]
      : [inputPath, outputPath, answerPath];
    const { how, code } = await run(
      [...start, ...files, ...checker.arguments],
      isKattis ? outputPath : '/dev/null',
    );
    if (how === 'exited' && code === right) return true;
    if (how === 'exited' && wrong.includes(code)) return false;
    throw await failed(`${how} with ${code}`);
  };
}
