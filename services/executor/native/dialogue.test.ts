import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RunnerClient } from './testing/client.ts';
import {
  childrenOf,
  compile,
  defaultLimits,
  installRunner,
  mebibyte,
  start,
  stop,
  suites,
  type Installed,
} from './testing/harness.ts';

let installed: Installed;
beforeAll(() => {
  installed = installRunner();
}, 300_000);
afterAll(() => rmSync(installed.root, { recursive: true, force: true }));

describe.each(suites)('in a goldpan-runner $name', ({ prefix }) => {
  let runner: ChildProcess;
  let socket: string;
  let home: string;
  let client: RunnerClient;

  beforeAll(async () => {
    [runner, socket, home] = await start(installed, { prefix });
  });
  afterAll(() => stop(runner));
  beforeEach(async () => {
    client = await RunnerClient.connect(socket);
  });
  afterEach(() => client.close());

  async function scratchEntries(): Promise<string[]> {
    const { header } = await client.request({ op: 'hello' });
    return readdirSync(join(home, 'scratch', `slot-${header['slot']}`));
  }

  // The runner may be a child of nothing else: setpriv executes it in its own place.
  const slotProcesses = (): number[] => childrenOf(runner.pid ?? 0);

  describe('an interactor', () => {
    const ask = 'import sys\nsay = lambda x: print(x, flush=True)\n';
    const python = (source: string) => ({
      profile: 'python',
      executable: { path: '/usr/bin/python3' },
      argv: ['python3', '-I', '-S', '-c', ask + source],
      limits: { ...defaultLimits, wallNs: 30e9 },
    });
    const dialogue = (program: string, interactor: string, limits: object = {}) =>
      client.run({
        ...python(program),
        limits: { ...defaultLimits, ...limits },
        inputs: [null],
        interactor: {
          ...python(interactor),
          files: [{ name: 'answer', id: 'answer', mode: 'r' }],
          directories: ['feedback'],
          collect: [{ name: 'feedback/message', bytesMax: 100, keepAs: null }],
          contentExitCode: 42,
        },
      });
    beforeEach(() => client.put('answer', Buffer.from('17')));

    it('talks to the program, and alone has its files', async () => {
      const [program, interactor, done] = await dialogue(
        'try: open("answer")\nexcept PermissionError: say(int(input()) + 1)\nsys.stderr.write("done")',
        'say(open("answer").read())\nright = input() == "18"\nopen("feedback/message", "w").write("well")\nsys.exit(42 if right else 43)',
      );
      expect(program?.header).toMatchObject({ index: 0, exitCode: 0, relayedBytes: 3 });
      expect(program?.payload.toString()).toBe('done');
      expect(interactor?.header).toMatchObject({ index: 0, exitCode: 42, limitExceeded: null });
      expect(interactor?.payload.toString()).toBe('well');
      expect(done?.header).toEqual({ ok: true, done: true, count: 1 });
      expect(await scratchEntries()).toEqual([]);
      expect(slotProcesses().flatMap(childrenOf)).toEqual([]);
    });

    const waitForEnd = 'sys.stdin.read()\nsys.exit(43)';
    it.each([
      [
        'a program that crashes; nobody needs the interactor then',
        'sys.exit(1)',
        waitForEnd,
        { exitCode: 1, endedFirst: true },
        { signal: 9, endedFirst: false },
      ],
      [
        'a program that ends; the interactor sees the end of its output',
        'pass',
        waitForEnd,
        { exitCode: 0, endedFirst: true },
        { exitCode: 43, endedFirst: false },
      ],
      [
        'a program that ends with output unread and input unwritten',
        'say("x" * 1000)',
        'sys.stdin.read()\nfor i in range(100000): say(i)\nsys.exit(42)',
        { exitCode: 0, endedFirst: true },
        { exitCode: 42, endedFirst: false },
      ],
      [
        'an interactor that is not content; the program is stopped',
        'while True: say(1)',
        'input()\nsys.exit(43)',
        { signal: 9, limitExceeded: null, endedFirst: false },
        { exitCode: 43, endedFirst: true },
      ],
      [
        'an interactor that is content; the program comes to its own end, without a broken pipe',
        'for i in range(100000): say(i)\nsys.exit(len(sys.stdin.read()))',
        'sys.exit(42)',
        { exitCode: 0, signal: null, endedFirst: false },
        { exitCode: 42, endedFirst: true },
      ],
      [
        'an interactor that is content, and a program that does not end',
        'while True: pass',
        'sys.exit(42)',
        { limitExceeded: 'cpu', endedFirst: false },
        { exitCode: 42, endedFirst: true },
      ],
      [
        'two that wait for each other',
        'input()',
        waitForEnd,
        { limitExceeded: 'wall', endedFirst: true },
        { signal: 9, limitExceeded: null, endedFirst: false },
      ],
      [
        'a program that writes more than it may',
        'while True: say("x" * 1000)',
        'while True: sys.stdin.read(1000)',
        { limitExceeded: 'stdout', relayedBytes: mebibyte, stdoutBytes: 0, endedFirst: true },
        { signal: 9, endedFirst: false },
      ],
      [
        'an interactor that runs into its own limit',
        'input()',
        'while True: pass',
        { signal: 9, limitExceeded: null, endedFirst: false },
        { limitExceeded: 'cpu', endedFirst: true },
      ],
    ])('reports %s', async (_what, program, interactor, first, second) => {
      const limits = { cpuNs: 1e9, wallNs: 6e9 };
      const [ofProgram, ofInteractor] = await dialogue(program, interactor, limits);
      expect(ofProgram?.header).toMatchObject(first);
      expect(ofInteractor?.header).toMatchObject(second);
      expect(slotProcesses().flatMap(childrenOf)).toEqual([]);
      expect(await scratchEntries()).toEqual([]);
    });

    it('is not started beside a program that cannot start', async () => {
      await compile(client, Buffer.from('char a[800 << 20]; int main() { return a[123456]; }'));
      const [program, interactor] = await client.run({
        profile: 'native',
        executable: { id: 'program' },
        argv: ['program'],
        inputs: [null],
        limits: defaultLimits,
        interactor: { ...python(waitForEnd), contentExitCode: 42 },
      });
      expect(program?.header).toMatchObject({ limitExceeded: 'memory', endedFirst: true });
      expect(interactor?.header).toMatchObject({ exitCode: null, signal: null, endedFirst: false });
    });

    it.each([
      [{ contentExitCode: 256 }, 'interactor: contentExitCode is 256; allowed are 0 to 255'],
      [{ inputs: [null] }, 'interactor: inputs is unknown here'],
      [{ profile: 'compile' }, 'interactor: profile "compile" cannot be part of a dialogue'],
    ])('is refused with %j', async (more, message) => {
      const [refused] = await client.run({
        ...python('pass'),
        inputs: [null],
        interactor: { ...python('pass'), contentExitCode: 42, ...more },
      });
      expect(refused?.header).toEqual({ ok: false, reason: 'INVALID_REQUEST', message });
    });
  });
});
