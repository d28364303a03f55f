import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type Answer, RunnerClient, startRunner } from './testing/client.ts';
import {
  childrenOf,
  compile,
  compileFrames,
  compileLimits,
  defaultLimits,
  gcc,
  installRunner,
  mebibyte,
  start,
  stop,
  suites,
  type Installed,
} from './testing/harness.ts';

const folder = import.meta.dirname;
let installed: Installed;
/** Where any user may run it: a checkout may lie in a folder that is closed to others. */
let node: string;
let hostile: Buffer;

beforeAll(async () => {
  installed = installRunner();
  const { root } = installed;
  node = join(root, 'node', 'node');
  mkdirSync(dirname(node));
  chmodSync(dirname(node), 0o755);
  copyFileSync(realpathSync(process.execPath), node, constants.COPYFILE_FICLONE);
  chmodSync(node, 0o755);
  const [runner, socket] = await start(installed, { prefix: [] });
  const client = await RunnerClient.connect(socket);
  try {
    hostile = await compile(client, readFileSync(join(folder, 'testing/hostile.cpp')));
  } finally {
    await client.close();
    await stop(runner);
  }
}, 300_000);

afterAll(() => rmSync(installed.root, { recursive: true, force: true }));

describe.each(suites)('goldpan-runner $name', ({ prefix, tier }) => {
  let runner: ChildProcess;
  let socket: string;
  let home: string;
  let client: RunnerClient;

  beforeAll(async () => {
    [runner, socket, home] = await start(installed, { prefix }, '--allow-read', dirname(node));
  });
  afterAll(() => stop(runner));
  beforeEach(async () => {
    client = await RunnerClient.connect(socket);
    await client.put('hostile', hostile, true);
  });
  afterEach(() => client.close());

  const frames = (
    argv: readonly string[],
    limits: Partial<typeof defaultLimits> = {},
    more: Record<string, unknown> = {},
  ): Promise<Answer[]> =>
    client.run({
      profile: 'native',
      executable: { id: 'hostile' },
      argv: ['program', ...argv],
      inputs: [null],
      limits: { ...defaultLimits, ...limits },
      ...more,
    });

  async function misbehave(
    argv: readonly string[],
    limits: Partial<typeof defaultLimits> = {},
    more: Record<string, unknown> = {},
  ): Promise<Answer> {
    const [first, last] = await frames(argv, limits, more);
    expect(last?.header).toEqual({ ok: true, done: true, count: 1 });
    // Whatever it did: the slot is clean and the next innocent program is unharmed.
    await client.put('numbers', Buffer.from('1 2 3\n'));
    const [innocent] = await frames(['sum'], {}, { inputs: ['numbers'] });
    expect(innocent?.payload.toString()).toBe('6\n');
    expect(slotProcesses().flatMap(childrenOf)).toEqual([]);
    if (first === undefined) throw new Error('no answer');
    return first;
  }

  async function scratchEntries(): Promise<string[]> {
    const { header } = await client.request({ op: 'hello' });
    return readdirSync(join(home, 'scratch', `slot-${header['slot']}`));
  }

  // The runner may be a child of nothing else: setpriv executes it in its own place.
  const slotProcesses = (): number[] => childrenOf(runner.pid ?? 0);

  describe('hello', () => {
    it('tells the tier and that every probed wall is closed', async () => {
      const { header } = await client.request({ op: 'hello' });
      expect(header).toMatchObject({ ok: true, tier, cpuCount: availableParallelism() });
      const walls = header['walls'] as { name: string; state: string }[]; // the protocol says so
      expect(walls.filter((wall) => wall.state !== 'closed')).toEqual([]);
      expect(walls.length).toBeGreaterThan(60);
    });
  });

  describe('a program', () => {
    it('has large outputs that stay as they were while the next input is run and nobody reads', async () => {
      const source =
        '#include <cstdio>\nint main() { const int c = getchar(); for (int i = 0; i < 150000; i++) putchar(c); }';
      await client.put('printer', await compile(client, Buffer.from(source)), true);
      const letters = [...'abcdefgh'];
      for (const letter of letters) await client.put(letter, Buffer.from(letter));
      const running = frames([], {}, { executable: { id: 'printer' }, inputs: letters });
      // Blocks this process, so that outputs wait in the socket for as long as it holds any.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      const answers = (await running).slice(0, letters.length);
      expect(answers.map(({ payload }) => new Set(payload.toString()))).toEqual(
        letters.map((letter) => new Set(letter)),
      );
      expect(answers.map(({ payload }) => payload.length)).toEqual(letters.map(() => 150_000));
    });

    it('is run once per input, in order', async () => {
      await client.put('a', Buffer.from('1 2\n'));
      await client.put('b', Buffer.from('40 2\n'));
      const answers = await frames(['sum'], {}, { inputs: ['a', 'b', null, 'a'] });
      expect(answers.map(({ payload }) => payload.toString())).toEqual(
        ['3\n', '42\n', '0\n', '3\n', ''], // the last is the frame `done`
      );
      expect(answers[1]?.header).toMatchObject({
        ok: true,
        index: 1,
        exitCode: 0,
        signal: null,
        limitExceeded: null,
        securityViolation: null,
        stdoutBytes: 3,
        stderrBytes: 0,
        stdoutTruncated: false,
      });
      expect(answers[1]?.header['memoryBytesPeak']).toBeLessThan(16 * mebibyte);
    });

    it.each([0, 1, 42, 255])('has exit code %i', async (code) => {
      expect((await misbehave(['exit', `${code}`])).header).toMatchObject({
        exitCode: code,
        signal: null,
      });
    });

    it.each([6, 8, 11, 15])('has signal %i', async (signal) => {
      expect((await misbehave(['signal', `${signal}`])).header).toMatchObject({
        exitCode: null,
        signal,
        limitExceeded: null,
      });
    });

    it('ends the batch at the first abnormal exit when asked to', async () => {
      const inputs = [null, null, null];
      const all = await frames(['exit', '1'], {}, { inputs });
      const one = await frames(['exit', '1'], {}, { inputs, stopOnAbnormalExit: true });
      expect([all.length, one.length]).toEqual([4, 2]);
      expect(one[1]?.header).toEqual({ ok: true, done: true, count: 1 });
    });

    it('may use threads', async () => {
      const { header, payload } = await misbehave(['threads'], { processCountMax: 4 });
      expect([header['exitCode'], payload.toString()]).toEqual([0, '6\n']);
    });

    it('may recurse as deep as its stack limit allows', async () => {
      const limits = { memoryBytes: 256 * mebibyte, stackBytes: 256 * mebibyte };
      const { header, payload } = await misbehave(['descend', '200000'], limits);
      expect([header['exitCode'], payload.toString()]).toEqual([0, '200000\n']);
    });

    it('has nothing but a fixed environment', async () => {
      const names = (await misbehave(['environment'])).payload.toString().match(/^\w+/gm);
      expect(names?.sort()).toEqual(['HOME', 'LANG', 'PATH', 'TMPDIR']);
    });

    it('has its three streams and the blobs it was given, and nothing else', async () => {
      await client.put('extra', Buffer.from('x'));
      const more = {
        fds: [
          { fd: 3, id: 'extra' },
          { fd: 7, id: 'extra' },
        ],
      };
      expect((await misbehave(['fds'], {}, more)).payload.toString()).toBe('0 1 2 3 7 ');
    });

    it('finds its streams as new, whatever the last one did to them', async () => {
      const [first, second] = await frames(['stream-facts'], {}, { inputs: [null, null] });
      const facts = '1 0 0\n1 0 0\n';
      expect([first?.payload.toString(), second?.payload.toString()]).toEqual([
        facts + facts,
        facts + facts,
      ]);
    });

    it('cannot change its input', async () => {
      await client.put('input', Buffer.from('keep me'));
      const { payload } = await misbehave(['rewrite-input'], {}, { inputs: ['input'] });
      expect(payload.toString()).toBe('write EBADF\ntruncate EPERM\n');
      const { payload: kept } = await client.request({ op: 'get', id: 'input' });
      expect(kept.toString()).toBe('keep me');
    });
  });

  describe('a limit', () => {
    const halfSecond = { cpuNs: 0.3e9 };
    it.each([
      ['an endless loop', ['spin'], halfSecond, 'cpu'],
      ['one that ignores SIGXCPU', ['ignore-cpu-signal'], halfSecond, 'cpu'],
      ['threads', ['spin-in-threads'], { ...halfSecond, processCountMax: 4 }, 'cpu'],
      ['sleep', ['sleep'], { wallNs: 0.3e9 }, 'wall'],
      ['a stopped program', ['stop'], { wallNs: 0.3e9 }, 'wall'],
      ['touching memory', ['touch'], {}, 'memory'],
      ['shared memory', ['touch-shared'], {}, undefined],
      ['one huge allocation', ['one-allocation'], {}, 'memory'],
      ['endless recursion', ['descend', '100000000'], { stackBytes: 256 * mebibyte }, 'memory'],
      ['output', ['flood'], {}, 'stdout'],
    ])('ends %s', async (_what, argv, limits, expected) => {
      const { header } = await misbehave(argv, limits);
      // mmap of too much fails before anything is touched: the program lives to tell.
      if (expected === undefined) expect(header).toMatchObject({ exitCode: 0, signal: null });
      else expect(header['limitExceeded']).toBe(expected);
      expect(header['memoryBytesPeak']).toBeLessThan(330 * mebibyte);
    });

    it('on output is exact to the byte', async () => {
      const { header, payload } = await misbehave(['flood'], { stdoutBytesMax: 123_457 });
      expect(header).toMatchObject({ stdoutBytes: 123_457, stdoutTruncated: true, signal: 9 });
      expect(payload.toString()).toBe('x'.repeat(123_457));
    });

    it('on error output cuts it off, and the program goes on', async () => {
      const { header, payload } = await misbehave(['many-errors'], { stderrBytesMax: 1000 });
      expect(header).toMatchObject({
        exitCode: 0,
        limitExceeded: null,
        stdoutBytes: 2,
        stderrBytes: 1000,
        stderrTruncated: true,
      });
      expect(payload.toString()).toBe(`ok${'x'.repeat(1000)}`);
    });

    it('on error output does not keep the slot from ending a program', async () => {
      const { header } = await misbehave(['flood-errors'], { cpuNs: 0.3e9 });
      expect(header).toMatchObject({ limitExceeded: 'cpu', stderrTruncated: true });
    });

    it('on output that is met exactly is not exceeded', async () => {
      await client.put('numbers', Buffer.from('1 2 3\n'));
      const [first] = await frames(['sum'], { stdoutBytesMax: 2 }, { inputs: ['numbers'] });
      expect(first?.header).toMatchObject({ stdoutBytes: 2, limitExceeded: null, exitCode: 0 });
      const [short] = await frames(['sum'], { stdoutBytesMax: 1 }, { inputs: ['numbers'] });
      expect(short?.header).toMatchObject({ stdoutBytes: 1, limitExceeded: 'stdout' });
    });

    it.each(Object.keys(defaultLimits))('%s is required', async (name) => {
      const [answer] = await frames(['sum'], { [name]: undefined });
      expect(answer?.header).toMatchObject({ ok: false, reason: 'INVALID_LIMIT' });
      expect(answer?.header['message']).toContain(`limits.${name}`);
    });

    it.each([-1, 0, 1.5, '5', 1e30])('of %p CPU nanoseconds is refused', async (cpuNs) => {
      const [answer] = await client.run({
        profile: 'native',
        executable: { id: 'hostile' },
        argv: ['program'],
        inputs: [null],
        limits: { ...defaultLimits, cpuNs },
      });
      expect(answer?.header).toMatchObject({ ok: false, reason: 'INVALID_LIMIT' });
    });
  });

  describe('a wall', () => {
    it('refuses fork', async () => {
      expect((await misbehave(['fork'])).payload.toString()).toBe('fork EPERM\n');
    });

    it.each(['socket', 'ptrace', 'foreign-call', 'x32-call'])('kills for %s', async (what) => {
      const { header, payload } = await misbehave([what]);
      expect(header).toMatchObject({ signal: 31, securityViolation: { syscall: null } });
      expect(payload.length).toBe(0);
    });

    it('refuses every path', async () => {
      const { payload } = await misbehave(['open']);
      expect(payload.toString().match(/\S+$/gm)).toEqual(Array(6).fill('EACCES'));
    });

    it('refuses what could reach beyond the run', async () => {
      const lines = (await misbehave(['refused-calls'])).payload.toString().trim().split('\n');
      expect(lines.length).toBe(21);
      expect(lines.filter((line) => line.endsWith('worked'))).toEqual([]);
    });
  });

  describe('a compiler', () => {
    it('compiles <bits/stdc++.h> to a static program, which then runs', async () => {
      const source = Buffer.from(`#include <bits/stdc++.h>
        int main() { std::vector<int> v{3, 1, 2}; std::sort(v.begin(), v.end());
          for (int x : v) std::cout << x << ' '; }`);
      const [compiled] = await compileFrames(client, source);
      expect(compiled?.header).toMatchObject({
        exitCode: 0,
        collected: [{ name: 'program', truncated: false, missing: false, kept: true }],
      });
      const [ran] = await frames([], {}, { executable: { id: 'program' } });
      expect(ran?.payload.toString()).toBe('1 2 3 ');
      expect(slotProcesses().flatMap(childrenOf)).toEqual([]);
      expect(await scratchEntries()).toEqual([]);
    });

    it('reports an error of the program as exit code and text', async () => {
      const [compiled] = await compileFrames(client, Buffer.from('int main() { return x; }'));
      expect(compiled?.header).toMatchObject({
        exitCode: 1,
        limitExceeded: null,
        collected: [{ name: 'program', bytes: 0, missing: true, kept: false }],
      });
      expect(compiled?.payload.toString()).toContain('was not declared');
    });

    it.each([
      '#include "/etc/passwd"',
      'asm(".incbin \\"/etc/passwd\\"");',
      'asm(".include \\"/proc/self/environ\\"");',
    ])('leaks nothing through %s', async (line) => {
      const [compiled] = await compileFrames(client, Buffer.from(`${line}\nint main() {}\n`));
      expect(compiled?.header['exitCode']).toBe(1);
      expect(compiled?.payload.toString()).not.toMatch(/root:|LANG=/);
    });

    it('has the memory of a large global array refused when it runs', async () => {
      const source = Buffer.from('char a[800 << 20]; int main() { return a[123456]; }');
      await compile(client, source);
      const [ran] = await frames([], {}, { executable: { id: 'program' } });
      expect(ran?.header).toMatchObject({ exitCode: null, signal: null, limitExceeded: 'memory' });
    });

    it('says when a file that one of its parts wrote was too large', async () => {
      await client.put('source', Buffer.from('char a[4 << 20] = {1}; int main() {}'));
      const [first] = await client.run({
        ...gcc,
        argv: ['/usr/bin/g++', 'program.cpp'],
        files: [{ name: 'program.cpp', id: 'source', mode: 'r' }],
        limits: { ...compileLimits, fileBytes: mebibyte },
      });
      expect(first?.header).toMatchObject({ limitExceeded: 'file', signal: null });
    });

    it('is stopped, with all it started, when it takes too long', async () => {
      await client.put('source', Buffer.from('#include <bits/stdc++.h>\nint main() {}'));
      const [first] = await client.run({
        ...gcc,
        argv: ['/usr/bin/g++', '-O2', 'program.cpp'],
        files: [{ name: 'program.cpp', id: 'source', mode: 'r' }],
        limits: { ...compileLimits, wallNs: 0.2e9 },
      });
      expect(first?.header).toMatchObject({ limitExceeded: 'wall', signal: 9 });
      expect(slotProcesses().flatMap(childrenOf)).toEqual([]);
      expect(await scratchEntries()).toEqual([]);
    });

    it.each([
      ['a fork bomb', 'while True:\n  try: os.fork()\n  except OSError: pass', 'processes|memory'],
      ['many files', 'i = 0\nwhile True: open(str(i), "w").close(); i += 1', 'file'],
      ['a full disk', 'i = 0\nwhile True: open(str(i), "wb").write(b"x" * 10**6); i += 1', 'file'],
      ['deep folders', 'while True: os.mkdir("d"); os.chdir("d")', 'file'],
      ['a child that spins', 'os.fork() or [0 for _ in iter(int, 1)]; os.wait()', 'cpu'],
      [
        'children of a thread that spin',
        'import threading\nt = threading.Thread(target=lambda: os.wait() if os.fork() and os.fork() and os.fork() and os.fork() else [0 for _ in iter(int, 1)])\nt.start(); t.join()',
        'cpu',
      ],
      ['a child that stays', 'os.fork() or os.read(os.pipe()[0], 1)', 'null'],
    ])('is survived when it is hostile: %s', async (_what, source, expected) => {
      await client.put('python', Buffer.from(`import os\n${source}\n`));
      const [first] = await client.run({
        ...gcc,
        executable: { path: '/usr/bin/python3' },
        argv: ['/usr/bin/python3', '-I', '-S', '/dev/fd/3'],
        fds: [{ fd: 3, id: 'python' }],
        limits: { ...compileLimits, cpuNs: 2e9, fileBytes: 2 * mebibyte },
      });
      expect(`${first?.header['limitExceeded']}`).toMatch(new RegExp(`^(${expected})$`));
      // The kernel's own limit counts each process alone, and ends it a second later.
      expect(first?.header['cpuNs']).toBeLessThan(6e9);
      expect(slotProcesses().flatMap(childrenOf)).toEqual([]);
      expect(await scratchEntries()).toEqual([]);
    });

    it('must lie in a tree of its profile', async () => {
      const [answer] = await client.run({
        ...gcc,
        executable: { path: '/etc/passwd' },
        argv: ['x'],
      });
      expect(answer?.header).toMatchObject({ ok: false, reason: 'PATH_NOT_ALLOWED' });
    });
  });

  describe('a validator', () => {
    it('reads its files and writes only into its folders', async () => {
      const program = await compile(
        client,
        Buffer.from(`#include <fstream>
          #include <iostream>
          int main() {
            std::string word; std::ifstream("given.txt") >> word;
            std::ofstream("feedback/message.txt") << word << "!";
            std::cout << bool(std::ofstream("given.txt")) << bool(std::ofstream("new.txt"))
                      << bool(std::ifstream("/etc/passwd")) << bool(std::ifstream("feedback/old"));
            std::ofstream("feedback/old") << 1;
          }`),
      );
      await client.put('validator', program, true);
      await client.put('given', Buffer.from('seen'));
      const answers = await client.run({
        profile: 'validator',
        executable: { id: 'validator' },
        argv: ['validator'],
        files: [{ name: 'given.txt', id: 'given', mode: 'r' }],
        directories: ['feedback'],
        inputs: [null, null],
        limits: defaultLimits,
        collect: [
          { name: 'feedback/message.txt', bytesMax: 100, keepAs: null },
          { name: 'feedback/absent', bytesMax: 100, keepAs: null },
        ],
      });
      expect(answers.map(({ payload }) => payload.toString())).toEqual(
        ['0000seen!', '0000seen!', ''], // the second run sees nothing of the first
      );
      expect(answers[0]?.header['collected']).toEqual([
        { name: 'feedback/message.txt', bytes: 5, truncated: false, missing: false, kept: false },
        { name: 'feedback/absent', bytes: 0, truncated: false, missing: true, kept: false },
      ]);
    });
  });

  describe('an interpreter', () => {
    const python = (source: string, limits: Partial<typeof defaultLimits> = {}) =>
      client.put('python', Buffer.from(source)).then(() =>
        client.run({
          profile: 'python',
          executable: { path: '/usr/bin/python3' },
          argv: ['/usr/bin/python3', '-I', '-S', '/dev/fd/3'],
          fds: [{ fd: 3, id: 'python' }],
          inputs: [null],
          limits: { ...defaultLimits, ...limits },
        }),
      );
    const javascript = (source: string) =>
      client.run({
        profile: 'javascript',
        executable: { path: node },
        argv: ['node', '-e', source],
        inputs: [null],
        limits: { ...defaultLimits, cpuNs: 10e9, wallNs: 30e9, processCountMax: 32 },
        readPaths: [dirname(node)],
      });

    it('runs Python from descriptor 3', async () => {
      const [answer] = await python('import sys, math\nprint("hello", math.comb(5, 2))');
      expect([answer?.header['exitCode'], answer?.payload.toString()]).toEqual([0, 'hello 10\n']);
    });

    it.each([
      ['a file', 'open("/etc/passwd")'],
      ['a socket', 'import socket; socket.socket()'],
      ['a process', 'import os; os.fork()'],
      ['a command', 'import subprocess; subprocess.run(["/bin/true"])'],
      ['a new file', 'open("x", "w")'],
      ['its parent', 'import os; os.kill(os.getppid(), 9)'],
    ])('refuses %s to Python', async (_what, source) => {
      const [answer] = await python(source);
      expect(answer?.header['exitCode']).toBe(1);
      expect(answer?.payload.toString()).toContain('PermissionError');
    });

    it('ends Python at its memory limit', async () => {
      const [answer] = await python('x = bytearray(1 << 30)');
      expect(answer?.header['limitExceeded']).toBe('memory');
    });

    it('runs JavaScript', async () => {
      const [answer] = await javascript('console.log("hello", [3, 1, 2].sort().join())');
      expect(answer?.payload.toString()).toBe('hello 1,2,3\n');
      expect(answer?.header['exitCode']).toBe(0);
    });

    it('ends JavaScript that holds too much outside of its heap', async () => {
      const [answer] = await javascript('let all = []; for (;;) all.push(Buffer.alloc(1e7, 1))');
      expect(answer?.header['limitExceeded']).toBe('memory');
    });

    it.each([
      ['a file', 'require("fs").readFileSync("/etc/passwd")'],
      ['a command', 'require("child_process").execFileSync("/bin/true")'],
      ['a server', 'require("net").createServer().listen(0)'],
    ])('refuses %s to JavaScript', async (_what, source) => {
      const [answer] = await javascript(source);
      expect(answer?.header['exitCode']).toBe(1);
      expect(answer?.payload.toString()).toMatch(/EACCES|EPERM/);
    });
  });

  describe('the protocol', () => {
    it('names the blobs that are missing before anything runs', async () => {
      const [answer, ...rest] = await frames(['sum'], {}, { inputs: [null, 'x', 'y', 'x'] });
      expect(answer?.header).toMatchObject({ ok: false, reason: 'BLOB_MISSING', ids: ['x', 'y'] });
      expect(rest).toEqual([]);
      expect((await client.request({ op: 'hello' })).header['ok']).toBe(true);
    });

    it('gives back what was put, and forgets what was dropped', async () => {
      const bytes = Buffer.alloc(3 * mebibyte, 'abc');
      await client.put('large', bytes);
      expect((await client.request({ op: 'get', id: 'large' })).payload.equals(bytes)).toBe(true);
      await client.request({ op: 'drop', ids: ['large', 'never there'] });
      const { header } = await client.request({ op: 'get', id: 'large' });
      expect(header).toMatchObject({ ok: false, reason: 'BLOB_MISSING', ids: ['large'] });
    });

    it.each([
      ['an unknown operation', { op: 'fly' }],
      ['an unknown member', { op: 'hello', loud: true }],
      ['a name that climbs out', { op: 'run', files: [{ name: '../x', id: 'a', mode: 'r' }] }],
    ])('refuses %s and stays usable', async (_what, request) => {
      const body = {
        profile: 'validator',
        executable: { id: 'hostile' },
        argv: ['x'],
        inputs: [null],
        limits: defaultLimits,
      };
      const { header } = await client.request(
        request.op === 'run' ? { ...body, ...request } : request,
      );
      expect(header).toMatchObject({ ok: false, reason: 'INVALID_REQUEST' });
      expect((await client.request({ op: 'hello' })).header['ok']).toBe(true);
    });

    it.each([
      ['no JSON', Buffer.from('\x04\0\0\0\0\0\0\0nope', 'latin1')],
      ['no object', Buffer.from('\x02\0\0\0\0\0\0\0[]', 'latin1')],
      ['a header of 4 GiB', Buffer.from('\xff\xff\xff\xff\0\0\0\0', 'latin1')],
      ['a payload of 4 GiB', Buffer.from('\x02\0\0\0\xff\xff\xff\xff{}', 'latin1')],
    ])('answers %s with BAD_FRAME and closes', async (_what, bytes) => {
      client.sendRaw(bytes);
      const answer = await client.receive();
      expect(answer?.header).toMatchObject({ ok: false, reason: 'BAD_FRAME' });
      expect(await client.receive()).toBeUndefined();
    });

    it('refuses a program that cannot be executed', async () => {
      await client.put('text', Buffer.from('not a program'), true);
      const [answer] = await frames([], {}, { executable: { id: 'text' } });
      expect(answer?.header).toMatchObject({ ok: false, reason: 'EXEC_FAILED' });
    });

    it('refuses a connection when all slots are taken', async () => {
      const second = await RunnerClient.connect(socket);
      expect((await second.request({ op: 'hello' })).header['ok']).toBe(true);
      const third = await RunnerClient.connect(socket);
      expect((await third.receive())?.header).toMatchObject({ ok: false, reason: 'NO_SLOT' });
      expect(await third.receive()).toBeUndefined();
      await second.close();
      await third.close();
    });
  });

  it('ends what a closed connection was running', async () => {
    client.send({
      op: 'run',
      profile: 'native',
      executable: { id: 'hostile' },
      argv: ['program', 'sleep'],
      inputs: [null],
      limits: { ...defaultLimits, wallNs: 600e9 },
    });
    await until(() => slotProcesses().flatMap(childrenOf).length === 1);
    const [program = 0] = slotProcesses().flatMap(childrenOf);
    await client.close();
    await until(() => slotProcesses().length === 0);
    expect(existsSync(`/proc/${program}`)).toBe(false);
    expect(readdirSync(join(home, 'scratch'))).toEqual([]);
  });
});

describe.each(suites)('a goldpan-runner $name that is ended', ({ prefix }) => {
  it.each(['SIGTERM', 'SIGKILL', 'end of standard input'] as const)(
    'by %s leaves no program running',
    async (how) => {
      const [runner, socket, home] = await start(installed, { prefix });
      const client = await RunnerClient.connect(socket);
      await client.put('hostile', hostile, true);
      client.send({
        op: 'run',
        profile: 'native',
        executable: { id: 'hostile' },
        argv: ['program', 'spin'],
        inputs: [null],
        limits: { ...defaultLimits, cpuNs: 600e9, wallNs: 600e9 },
      });
      const slots = () => childrenOf(runner.pid ?? 0);
      await until(() => slots().flatMap(childrenOf).length === 1);
      const processes = [...slots(), ...slots().flatMap(childrenOf)];
      const exited = once(runner, 'exit');
      if (how === 'end of standard input') runner.stdin?.end();
      else runner.kill(how);
      await exited;
      await until(() => processes.every((pid) => !existsSync(`/proc/${pid}`)));
      await client.close();
      if (how === 'SIGKILL') return;
      expect(runner.exitCode).toBe(0);
      expect(existsSync(socket)).toBe(false);
      expect(readdirSync(join(home, 'scratch'))).toEqual([]);
    },
  );
});

describe.each(suites)('a compiler of a goldpan-runner $name', ({ prefix }) => {
  it.each(['slot', 'runner'] as const)('ends, with all it started, with its %s', async (what) => {
    const [runner, socket] = await start(installed, { prefix });
    const client = await RunnerClient.connect(socket);
    await client.put('source', Buffer.from('#include <bits/stdc++.h>\nint main() {}'));
    client.send({
      op: 'run',
      ...gcc,
      argv: ['/usr/bin/g++', '-O2', 'program.cpp'],
      files: [{ name: 'program.cpp', id: 'source', mode: 'r' }],
    });
    const slots = () => childrenOf(runner.pid ?? 0);
    const compilers = () => slots().flatMap(childrenOf).flatMap(childrenOf);
    await until(() => compilers().length === 1);
    const processes = [...slots(), ...slots().flatMap(childrenOf), ...compilers()];
    process.kill(what === 'slot' ? (processes[0] ?? 0) : (runner.pid ?? 0), 'SIGKILL');
    await until(() => processes.every((pid) => !existsSync(`/proc/${pid}`)));
    expect(processes.length).toBe(3);
    await client.close();
    await stop(runner);
  });
});

describe('the command line', () => {
  it.each([
    [['--scratch', '/tmp/x'], 2, '--listen is missing'],
    [['--listen', '/tmp/x', '--scratch', '/tmp/x', '--slots', '0'], 2, '--slots must be a number'],
    [['--listen', '/tmp/x', '--scratch', '/proc/x'], 1, '/proc/x'],
    [['--frobnicate'], 2, 'unknown option --frobnicate'],
  ])('%j fails with status %i', async (args, status, message) => {
    await expect(startRunner([installed.binary, ...args])).rejects.toThrow(
      new RegExp(`ended with ${status}: goldpan-runner: .*${message}`),
    );
  });
});

/** Resolves once the condition holds; the test's own time-out is the bound. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
