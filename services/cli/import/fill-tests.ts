import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramRun, RunResult } from '#libs/domain/execution.ts';
import { limitRanges, resolveLimits, type Limits } from '#libs/domain/limits.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { invalidRow } from '#libs/formats/import-error.ts';
import type {
  DraftGenerator,
  DraftTest,
  ProblemDraft,
  TestContent,
} from '#libs/formats/problem-draft.ts';
import { readWithLf } from '#libs/formats/line-ends.ts';
import { generatorInput } from '#libs/formats/testlib/generator-main.ts';
import type { ExecutorClient } from '../executor-client.ts';
import { runOnInputs } from './run-on-inputs.ts';

const mebibyte = 1024 * 1024;

/** Limits of a generator, and the least that a right solution gets: they guard the machine, not the problem. */
const generatorLimits = resolveLimits({
  cpuTimeMs: 30_000,
  memoryBytes: 1024 * mebibyte,
  outputBytes: 64 * mebibyte,
});
const solutionCpuMsLeast = 10_000;
/** A machine may be so much slower than that of the problem's authors. */
const slownessMax = 5;
/** Most words of a failed program in a message. */
const wordsMax = 300;

/**
 * Makes the tests that a draft does not have: generators and the right solution run in the sandbox, and what
 * they print lies in `folder` until the package is written. INVALID_ROW names the test whose program failed.
 * A draft that has all its tests comes back as it is, and no executor is asked for.
 */
export async function fillTests(
  draft: ProblemDraft,
  client: () => Promise<ExecutorClient>,
  folder: string,
  signal: AbortSignal,
): Promise<ProblemDraft> {
  const tests: Mutable[] = [...draft.samples, ...draft.secret].map((test) => ({ ...test }));
  const needed = tests.some(
    ({ input, answer }) => input.kind === 'generated' || answer.kind === 'answered',
  );
  if (!needed) return draft;
  await mkdir(folder, { recursive: true });
  const executor = await client();
  const run = (
    program: Program,
    what: string,
    items: readonly Mutable[],
    inputOf: (test: Mutable) => Promise<Uint8Array>,
    limits: Limits,
    keep: (test: Mutable, content: TestContent) => void,
    extension: string,
  ): Promise<void> =>
    runOnInputs(
      executor,
      program,
      items.map((test) => () => inputOf(test)),
      limits,
      signal,
      (outcome) => requireCompiled(outcome, what),
      async (result, index) => {
        const test = items[index];
        if (test === undefined) return;
        requireOk(result, test, what);
        const path = join(folder, `${tests.indexOf(test) + 1}.${extension}`);
        await writeFile(path, result.output);
        keep(test, { kind: 'file', path });
      },
    );
  for (const [generator, items] of groupBy(tests, generatorOf)) {
    const inputOf = async (test: Mutable): Promise<Uint8Array> =>
      generatorInput(generator.name, test.input.kind === 'generated' ? test.input.arguments : []);
    await run(
      generator.program,
      `the generator ${generator.name}`,
      items,
      inputOf,
      generatorLimits,
      (test, content) => (test.input = content),
      'in',
    );
  }
  for (const [program, items] of groupBy(tests, answeringProgram)) {
    await run(
      program,
      'the right solution',
      items,
      (test) => bytesOf(test.input),
      solutionLimits(draft),
      (test, content) => (test.answer = content),
      'ans',
    );
  }
  return {
    ...draft,
    samples: tests.slice(0, draft.samples.length),
    secret: tests.slice(draft.samples.length),
  };
}

type Mutable = { -readonly [Key in keyof DraftTest]: DraftTest[Key] };

function generatorOf({ input }: Mutable): DraftGenerator | undefined {
  return input.kind === 'generated' ? input.generator : undefined;
}

function answeringProgram({ answer }: Mutable): Program | undefined {
  return answer.kind === 'answered' ? answer.program : undefined;
}

function groupBy<Key>(
  tests: readonly Mutable[],
  keyOf: (test: Mutable) => Key | undefined,
): ReadonlyMap<Key, readonly Mutable[]> {
  const groups = new Map<Key, Mutable[]>();
  for (const test of tests) {
    const key = keyOf(test);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [test]);
    else group.push(test);
  }
  return groups;
}

function solutionLimits({ timeLimitMs = 0, memoryBytes = 0 }: ProblemDraft): Limits {
  const cpuTimeMs = Math.max(solutionCpuMsLeast, slownessMax * timeLimitMs);
  const [, cpuMsMost] = limitRanges.cpuTimeMs;
  const [, memoryMost] = limitRanges.memoryBytes;
  return resolveLimits({
    cpuTimeMs: Math.min(cpuMsMost, cpuTimeMs),
    wallTimeMs: Math.min(limitRanges.wallTimeMs[1], 2 * cpuTimeMs + 1000),
    memoryBytes: Math.min(memoryMost, Math.max(1024 * mebibyte, memoryBytes)),
    outputBytes: 64 * mebibyte,
  });
}

async function bytesOf(content: TestContent): Promise<Uint8Array> {
  if (content.kind === 'text') return Buffer.from(content.text, 'utf8');
  if (content.kind === 'file')
    return content.isCrlfReplaced === true ? readWithLf(content.path) : readFile(content.path);
  throw new Error('an input was to be there before its answer');
}

function requireCompiled({ compilation }: ProgramRun, what: string): void {
  if (compilation.isSuccessful) return;
  const log = Buffer.from(compilation.log).toString('utf8').trim();
  throw invalidRow(`${what} does not compile: ${log.slice(0, wordsMax)}`);
}

function requireOk({ verdict, execution }: RunResult, test: Mutable, what: string): void {
  if (verdict === Verdict.Ok) return;
  const { exitCode, signal, errorOutput } = execution;
  const end = exitCode === undefined ? `signal ${signal ?? 'none'}` : `exit status ${exitCode}`;
  const said = Buffer.from(errorOutput).toString('utf8').trim().slice(0, wordsMax);
  const words = said === '' ? '' : `; it said: ${said}`;
  throw invalidRow(`${test.name}: ${what} ended with ${verdict} (${end})${words}`);
}
