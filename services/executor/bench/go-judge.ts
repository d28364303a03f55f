import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Limits } from '#libs/domain/limits.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { BenchProblem } from './bench-problem.ts';
import { compileTimeoutMs, plainFlags } from './gpp-judge.ts';
import { readProcessTree } from './process-tree.ts';

/** A go-judge server of one worker, judging one program at a time with the flags and tests of the g++ side. */
export type GoJudge = {
  readonly judge: (program: Program, problem: BenchProblem) => Promise<Verdict>;
  readonly cpuSeconds: () => number;
  readonly stop: () => Promise<void>;
};

/**
 * Starts go-judge on a free port of loopback, its files below `folder`. It must make control groups,
 * which takes root: without them it measures less and would be no fair peer. Throws its own words.
 */
export async function startGoJudge(binary: string, folder: string): Promise<GoJudge> {
  const address = `127.0.0.1:${await freePort()}`;
  const flags = ['-http-addr', address, '-parallelism', '1', '-no-fallback', '-release'];
  const child = spawn(binary, [...flags, '-dir', join(folder, 'go-judge')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-logLength)));
  for (let attempt = 1; !(await isUp(address)); attempt++) {
    if (child.exitCode !== null || attempt > startAttemptsMax)
      throw new Error(`go-judge does not start: ${log.trim().split('\n').at(-1) ?? ''}`);
    await sleep(startDelayMs);
  }
  return {
    judge: (program, problem) => judge(address, folder, program, problem),
    cpuSeconds: () => readProcessTree(child.pid ?? 0).cpuSeconds,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const logLength = 4096;
const startAttemptsMax = 100;
const startDelayMs = 50;
const mebibyte = 1024 * 1024;
const binaryName = 'program';

const answerShape = z.object({
  status: z.string(),
  time: z.number(),
  error: z.string().optional(),
  files: z.record(z.string(), z.string()).optional(),
  fileIds: z.record(z.string(), z.string()).optional(),
});
type Answer = z.infer<typeof answerShape>;

async function judge(
  address: string,
  folder: string,
  program: Program,
  { problem, tests, isRight }: BenchProblem,
): Promise<Verdict> {
  const source = 'program.cpp';
  const compiled = await run(address, {
    args: ['/usr/bin/g++', ...plainFlags(program.language), source, '-o', binaryName],
    ...limitsOf({ cpuTimeMs: compileTimeoutMs / 2, wallTimeMs: compileTimeoutMs }, 2048 * mebibyte),
    files: filesOf('', mebibyte),
    copyIn: { [source]: { content: Buffer.from(program.source).toString() } },
    copyOutCached: [binaryName],
  });
  const fileId = compiled.fileIds?.[binaryName];
  if (compiled.status !== 'Accepted' || fileId === undefined) return Verdict.CompileError;
  const outputPath = join(folder, 'go-judge-output');
  try {
    for (const [index, { input }] of tests.entries()) {
      const answer = await run(address, {
        args: [binaryName],
        ...limitsOf(problem.limits, problem.limits.memoryBytes),
        files: filesOf(Buffer.from(input).toString(), problem.limits.outputBytes),
        copyIn: { [binaryName]: { fileId } },
      });
      const verdict = verdictOf(answer, problem.limits);
      if (verdict !== Verdict.Ok) return verdict;
      await writeFile(outputPath, answer.files?.['stdout'] ?? '');
      if (!(await isRight(index, outputPath))) return Verdict.WrongAnswer;
    }
    return Verdict.Accepted;
  } finally {
    await fetch(`http://${address}/file/${fileId}`, { method: 'DELETE' });
  }
}

function limitsOf(times: Pick<Limits, 'cpuTimeMs' | 'wallTimeMs'>, memoryBytes: number): object {
  return {
    env: ['PATH=/usr/bin:/bin'],
    cpuLimit: times.cpuTimeMs * 1e6,
    clockLimit: times.wallTimeMs * 1e6,
    memoryLimit: memoryBytes,
    stackLimit: memoryBytes,
    procLimit: 16,
  };
}

function filesOf(input: string, outputBytes: number): readonly object[] {
  return [
    { content: input },
    { name: 'stdout', max: outputBytes },
    { name: 'stderr', max: outputBytes },
  ];
}

/** Sends one command (docs.goj.ac/api, "REST API Interface"). */
async function run(address: string, command: object): Promise<Answer> {
  const response = await fetch(`http://${address}/run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cmd: [command] }),
  });
  if (!response.ok)
    throw new Error(`go-judge answers ${response.status}: ${await response.text()}`);
  const [answer] = z.array(answerShape).parse(await response.json());
  if (answer === undefined) throw new Error('go-judge answers a command with no result');
  return answer;
}

function verdictOf({ status, time, error }: Answer, limits: Limits): Verdict {
  switch (status) {
    case 'Accepted':
      return Verdict.Ok;
    case 'Time Limit Exceeded':
      return time / 1e6 < limits.cpuTimeMs / 2
        ? Verdict.IdlenessLimitExceeded
        : Verdict.TimeLimitExceeded;
    case 'Memory Limit Exceeded':
      return Verdict.MemoryLimitExceeded;
    case 'Output Limit Exceeded':
      return Verdict.OutputLimitExceeded;
    case 'Nonzero Exit Status':
    case 'Signalled':
      return Verdict.RuntimeError;
    default:
      throw new Error(`go-judge answers "${status}": ${error ?? ''}`);
  }
}

async function isUp(address: string): Promise<boolean> {
  return await fetch(`http://${address}/version`).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
