import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRunner, type Answer, type RunnerClient } from './client.ts';

/** Bytes. */
export const mebibyte = 1 << 20;
/** Limits that an innocent program never meets. */
export const defaultLimits = {
  cpuNs: 2e9,
  wallNs: 10e9,
  memoryBytes: 256 * mebibyte,
  stackBytes: 64 * mebibyte,
  fileBytes: 64 * mebibyte,
  processCountMax: 1,
  openFilesMax: 64,
  stdoutBytesMax: mebibyte,
  stderrBytesMax: 64 << 10,
};
/** The same for a compiler. */
export const compileLimits = {
  ...defaultLimits,
  cpuNs: 60e9,
  wallNs: 120e9,
  memoryBytes: 2048 * mebibyte,
  processCountMax: 64,
  openFilesMax: 256,
};
const unprivileged = 1000;

// As root there are two ways to run: with a user per slot, and as an ordinary user. Without root only
// the second can be tested, and the name of the suite says which one was.
const isRoot = process.getuid?.() === 0;
export const suites = isRoot
  ? [
      { name: 'as root', prefix: [] as string[], tier: 'landlock+seccomp+uid' },
      {
        name: `as uid ${unprivileged}`,
        prefix: ['setpriv', '--reuid', '1000', '--regid', '1000', '--clear-groups'],
        tier: 'landlock+seccomp',
      },
    ]
  : [{ name: 'as this user', prefix: [] as string[], tier: 'landlock+seccomp' }];

/** A runner that was built and lies where any user may run it: a checkout may lie in a folder that is closed to others. */
export type Installed = { readonly root: string; readonly binary: string };

/** Builds the runner and copies it into a fresh folder, `root`, for the caller to remove. */
export function installRunner(): Installed {
  const folder = join(import.meta.dirname, '..');
  const build = join(folder, 'build');
  execFileSync('cmake', ['-S', folder, '-B', build, '-DCMAKE_BUILD_TYPE=Release']);
  execFileSync('cmake', ['--build', build, '--target', 'goldpan-runner'], { stdio: 'pipe' });
  const root = mkdtempSync(join(tmpdir(), 'goldpan-runner-'));
  chmodSync(root, 0o755);
  const binary = join(root, 'goldpan-runner');
  copyFileSync(join(build, 'goldpan-runner'), binary);
  chmodSync(binary, 0o755);
  return { root, binary };
}

/** Starts an installed runner of two slots; its process, socket and folder. */
export async function start(
  { root, binary }: Installed,
  { prefix }: { prefix: readonly string[] },
  ...options: string[]
): Promise<[ChildProcess, string, string]> {
  const home = mkdtempSync(join(root, 'run-'));
  chmodSync(home, 0o755);
  if (prefix.length > 0) chownSync(home, unprivileged, unprivileged);
  const socket = join(home, 'runner.sock');
  const runner = await startRunner([
    ...prefix,
    binary,
    '--listen',
    socket,
    '--scratch',
    join(home, 'scratch'),
    '--slots',
    '2',
    '--die-with-stdin',
    ...options,
  ]);
  return [runner, socket, home];
}

/** Ends a runner by the end of its standard input; its exit code. */
export async function stop(runner: ChildProcess): Promise<number | null> {
  if (runner.exitCode !== null || runner.signalCode !== null) return runner.exitCode;
  const exited = once(runner, 'exit');
  runner.stdin?.end();
  await exited;
  return runner.exitCode;
}

/** What requests to compile have in common. */
export const gcc = {
  profile: 'compile',
  executable: { path: '/usr/bin/g++' },
  inputs: [null],
  limits: compileLimits,
};

/** Compiles a source to the blob "program"; the frames of the answer. */
export async function compileFrames(client: RunnerClient, source: Buffer): Promise<Answer[]> {
  await client.put('source', source);
  return client.run({
    ...gcc,
    argv: ['/usr/bin/g++', '-std=c++20', '-O1', '-static', '-o', 'program', 'program.cpp'],
    files: [{ name: 'program.cpp', id: 'source', mode: 'r' }],
    collect: [{ name: 'program', bytesMax: 64 * mebibyte, keepAs: 'program' }],
  });
}

/** Compiles a source that must compile; the binary, which is the blob "program" too. */
export async function compile(client: RunnerClient, source: Buffer): Promise<Buffer> {
  const frames = await compileFrames(client, source);
  if (frames[0]?.header['exitCode'] !== 0) {
    throw new Error(`${JSON.stringify(frames[0]?.header)}\n${frames[0]?.payload.toString()}`);
  }
  return (await client.request({ op: 'get', id: 'program' })).payload;
}

/** The processes that a process has started and not yet waited for. */
export function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}
