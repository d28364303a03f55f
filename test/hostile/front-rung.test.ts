import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Language } from '#libs/domain/language.ts';
import { resolveLimits } from '#libs/domain/limits.ts';
import { defaultChecker } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import type { Executor } from '../../services/executor/executor.ts';
import { nameTests } from '../../services/executor/judge.ts';
import { judgeByLadder, type Rung } from '../../services/executor/ladder.ts';
import { sandboxPart } from '../../services/executor/parts.ts';
import { findTraces, runnersBelow, type RunnerPlace, type Traces } from './support/traces.ts';

// Programs on the front rung, within the run-time program. Only a program whose harm got through prints
// "harm", which is the answer here: "wrong answer" on the front rung says that it was refused there.

const { signal } = new AbortController();
const limits = resolveLimits({ cpuTimeMs: 1000 });
/** System calls by their numbers on x86_64: headers that hardly any candidate takes are not for the front rung. */
const head = `#include <bits/stdc++.h>
extern "C" long syscall(long, ...) noexcept;
enum { WRITE = 1, OPEN = 2, MMAP = 9, PWRITE = 18, SOCKET = 41, FORK = 57, EXIT = 60, KILL = 62, FCNTL = 72,
       FTRUNCATE = 77, GETPPID = 110, EXECVEAT = 322, DIRECTORY = 0200000, CREATE = 0100, READ_WRITE = 2 };
void say(bool isHarm) { syscall(WRITE, 1, isHarm ? "harm" : "safe", 4); }
`;

let folder: string;
let stop: () => Promise<void>;
let executor: Executor;
let place: RunnerPlace;
let before: Traces;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-hostile-front-'));
  await chmod(folder, 0o755);
  const config = readExecutorConfig({
    GOLDPAN_NATS_URL: '',
    GOLDPAN_EXECUTOR_SLOTS: '1',
    GOLDPAN_EXECUTOR_SCRATCH: folder,
  });
  const sandbox = sandboxPart(config, silentLogger);
  stop = await startParts([sandbox.part], silentLogger);
  executor = sandbox.executor();
  if (executor.front === undefined)
    throw new Error('the front rung is not built: run `npm run setup`');
  await executor.front.compiler.start(Language.Cpp20);
  const [found] = await runnersBelow(folder);
  if (found === undefined) throw new Error(`no runner has its scratch below ${folder}`);
  place = found;
  await judge('int main() { say(false); }');
  before = await findTraces(place);
}, 120_000);

afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => expectUntouched());

const refused = outcome(Verdict.WrongAnswer, 'front');

describe('on the front rung, a program is refused that', () => {
  it.each([
    ['forks', 'say(syscall(FORK) >= 0);'],
    [
      'forks by an instruction',
      'long r = 57; asm volatile("syscall" : "+a"(r) : : "rcx", "r11", "memory"); say(r >= 0);',
    ],
    ['starts a shell', 'say(system("true") == 0);'],
    ['opens a file', 'say(syscall(OPEN, "/etc/passwd", 0) >= 0);'],
    ['lists its folder', 'say(syscall(OPEN, ".", DIRECTORY) >= 0);'],
    ['makes a file', 'say(syscall(OPEN, "/tmp/harm", CREATE | READ_WRITE, 0600) >= 0);'],
    [
      'writes into its own image',
      'say(syscall(PWRITE, 3, "x", 1, 0) == 1 || syscall(FTRUNCATE, 3, 0) == 0);',
    ],
    ['maps its own image to write to', 'say(syscall(MMAP, 0L, 4096, 3, 1, 3, 0) != -1);'],
    [
      'executes its own image',
      'char* none[] = {nullptr}; say(syscall(EXECVEAT, 3, "", none, none, 0x1000) == 0);',
    ],
    ['signals its parent', 'say(syscall(KILL, syscall(GETPPID), 15) == 0);'],
    ['signals everybody', 'say(syscall(KILL, -1, 15) == 0);'],
    [
      'uses descriptors that it was not given',
      'bool any = false; for (int fd = 4; fd < 1024; fd++) any = any || syscall(FCNTL, fd, 1) >= 0; say(any);',
    ],
    ['takes the whole address space', 'say(syscall(MMAP, 0L, 1L << 42, 0, 0x4022, -1, 0) != -1);'],
  ])('%s', async (_, body) => {
    expect(await judge(`int main() { ${body} }`)).toBe(refused);
  });

  it('forks before main', async () => {
    const source =
      'long child = 0; __attribute__((constructor)) void early() { child = syscall(FORK); }';
    expect(await judge(`${source}\nint main() { say(child >= 0); }`)).toBe(refused);
  });
});

describe('by the full rung, a program is judged that', () => {
  it.each([
    ['opens a socket', 'syscall(SOCKET, 2, 1, 0); say(true);', Verdict.SecurityViolation],
    [
      'overwrites the run-time program',
      'memset((void*)0x60000000, 0, 1 << 26); say(true);',
      Verdict.RuntimeError,
    ],
    [
      'overwrites its own image',
      'memset((void*)0x1000000, 0, 4096); say(true);',
      Verdict.RuntimeError,
    ],
    [
      'claims to be no image',
      'syscall(WRITE, 2, "goldpan run-time: no image\\n", 27); syscall(EXIT, 120);',
      Verdict.RuntimeError,
    ],
    ['computes for ever', 'for (volatile int i = 0;;) i = i + 1;', Verdict.TimeLimitExceeded],
    ['floods its output', 'for (;;) say(false);', Verdict.OutputLimitExceeded],
    ['hoards memory', 'for (;;) memset(malloc(1 << 20), 1, 1 << 20);', Verdict.MemoryLimitExceeded],
  ])('%s', async (_, body, verdict) => {
    expect(await judge(`int main() { ${body} }`)).toBe(outcome(verdict, 'full'));
  });
});

/** The sandbox and both rungs are as before. */
async function expectUntouched(): Promise<void> {
  expect(await judge('int main() { say(false); }')).toBe(refused);
  expect(await judge('int main() { say(true); }')).toBe('accepted by the full rung');
  expect(await findTraces(place)).toEqual(before);
}

async function judge(text: string): Promise<string> {
  const program = { language: Language.Cpp20, source: Buffer.from(head + text) };
  const test = { name: 'sample', input: Buffer.alloc(0), answer: Buffer.from('harm') };
  const task = {
    tests: nameTests([test]),
    checker: defaultChecker,
    limits,
    stopOnFirstFailure: true,
  };
  const { verdict, rung } = await judgeByLadder(executor, program, task, signal);
  return outcome(verdict, rung);
}

function outcome(verdict: Verdict, rung: Rung): string {
  return `${verdict} by the ${rung} rung`;
}
