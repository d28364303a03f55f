import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#libs/domain/language.ts';
import type { Limits } from '#libs/domain/limits.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { standardOf } from '../cpp-flags.ts';
import type { BareEnd, BareExec } from './bare-exec.ts';
import type { BenchProblem } from './bench-problem.ts';

/** What every judge compiles a contest program with: no precompiled header, dynamic. */
export function plainFlags(language: Language): readonly string[] {
  return ['-O2', `-std=${standardOf(language)}`, '-w', '-DONLINE_JUDGE'];
}

/** Longest that a compiler may take, as for the sandboxed one. */
export const compileTimeoutMs = 60_000;

/** Compiles a program to `binaryPath`; false when it does not compile. */
export async function compilePlainly(
  bare: BareExec,
  folder: string,
  program: Program,
  binaryPath: string,
): Promise<boolean> {
  const sourcePath = join(folder, 'program.cpp');
  await writeFile(sourcePath, program.source);
  const { how, code } = await bare.run({
    argv: ['g++', ...plainFlags(program.language), sourcePath, '-o', binaryPath],
    inputPath: '/dev/null',
    outputPath: join(folder, 'compiler.log'),
    limits: { wallTimeMs: compileTimeoutMs, cpuTimeMs: 0, memoryBytes: 0, outputBytes: 0 },
  });
  return how === 'exited' && code === 0;
}

/** Runs a binary on each public test up to the first that fails, within `wrapper`, a command that starts it. */
export async function judgePlainly(
  bare: BareExec,
  folder: string,
  { problem, tests, isRight }: BenchProblem,
  binaryPath: string,
  wrapper: readonly string[],
): Promise<Verdict> {
  const outputPath = join(folder, 'output');
  for (const [index, { inputPath }] of tests.entries()) {
    const end = await bare.run({
      argv: [...wrapper, binaryPath],
      inputPath,
      outputPath,
      limits: problem.limits,
    });
    const verdict = verdictOf(end, problem.limits);
    if (verdict !== Verdict.Ok) return verdict;
    if (!(await isRight(index, outputPath))) return Verdict.WrongAnswer;
  }
  return Verdict.Accepted;
}

/** Signals by which the kernel ends what exceeds its limits (setrlimit(2)): of CPU, and of the size of a file. */
const cpuSignal = 24;
const fileSizeSignal = 25;
/** Shells and bubblewrap turn a signal into an exit status beyond this. */
const statusOfSignal = 128;
/** As the executor tells them: a program that ended badly this near to the limit of memory had met it. */
const memoryShareMin = 0.9;
const idleCpuShareMax = 0.5;

function verdictOf({ how, code, cpuTimeMs, memoryBytesPeak }: BareEnd, limits: Limits): Verdict {
  const signal = code > statusOfSignal ? code - statusOfSignal : code;
  const cpuShare = cpuTimeMs / limits.cpuTimeMs;
  // The kernel counts by ticks for its limit, and may send the signal somewhat early.
  if (cpuShare > 1 || signal === cpuSignal) return Verdict.TimeLimitExceeded;
  if (how === 'timeout')
    return cpuShare < idleCpuShareMax ? Verdict.IdlenessLimitExceeded : Verdict.TimeLimitExceeded;
  if (memoryBytesPeak > limits.memoryBytes) return Verdict.MemoryLimitExceeded;
  if (how === 'exited' && code === 0) return Verdict.Ok;
  if (signal === fileSizeSignal) return Verdict.OutputLimitExceeded;
  return memoryBytesPeak > memoryShareMin * limits.memoryBytes
    ? Verdict.MemoryLimitExceeded
    : Verdict.RuntimeError;
}
