import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Limits } from '#libs/domain/limits.ts';
import type { Test } from '#libs/domain/problem.ts';
import { defaultChecker } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { compareOutput } from '../compare.ts';

const compileTimeoutMs = 60_000;

/**
 * Judges a C++ program as a script would: `g++ -O2`, then the binary once a test, up to the first failure,
 * without walls and without precompiled header. Only for measuring against; never for untrusted programs.
 */
export async function judgePlainly(
  folder: string,
  source: Uint8Array,
  tests: readonly Test[],
  limits: Limits,
): Promise<Verdict> {
  const sourcePath = join(folder, 'program.cpp');
  const binaryPath = join(folder, 'program');
  await writeFile(sourcePath, source);
  const compiler = await run(
    'g++',
    ['-O2', '-std=gnu++20', '-w', '-DONLINE_JUDGE', sourcePath, '-o', binaryPath],
    Buffer.alloc(0),
    compileTimeoutMs,
  );
  if (compiler.status !== 0) return Verdict.CompileError;
  for (const test of tests) {
    const { status, isTimeout, output } = await run(binaryPath, [], test.input, limits.wallTimeMs);
    if (isTimeout) return Verdict.TimeLimitExceeded;
    if (status !== 0) return Verdict.RuntimeError;
    if (!compareOutput(output, test.answer, defaultChecker).isAccepted) return Verdict.WrongAnswer;
  }
  return Verdict.Accepted;
}

type Outcome = {
  readonly status: number | null;
  readonly isTimeout: boolean;
  readonly output: Buffer;
};

/** Runs a command to its end; a `status` of null is a signal. */
export function run(
  command: string,
  argv: readonly string[],
  input: Uint8Array,
  timeoutMs: number,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, { stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let isTimeout = false;
    const timer = setTimeout(() => {
      isTimeout = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A program need not read all of its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, isTimeout, output: Buffer.concat(chunks) });
    });
  });
}
