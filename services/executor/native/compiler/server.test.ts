import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// The real compile server over its protocol (README.md): what it answers, and that it goes on whatever
// a source does.

const folder = join(import.meta.dirname, '../build/front');
const compiler = join(folder, 'goldpan-front-compiler');
const symbols = join(folder, 'run-time.symbols');

const Status = { Image: 0, Refused: 1, Unsupported: 2, Failed: 3 } as const;
const nobody = 65534;
const parallelCount = 2;
/** Limits of a child, as in server.cc, and what they are reported as. */
const cpuSecondsMax = 10;

type Answer = { id: number; status: number; doubt: number; cpuSeconds: number; payload: Buffer };

/** A client of one server. Answers come in any order. */
class Client {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown[]>;
  #waiting = new Map<number, (answer: Answer) => void>();
  #input = Buffer.alloc(0);
  #lastId = 0;

  private constructor(process: ChildProcess) {
    this.process = process;
    this.ended = once(process, 'exit');
    process.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    process.stdin?.on('error', () => undefined);
  }

  static async start(standard = 'gnu++20'): Promise<Client> {
    const client = new Client(
      spawn(compiler, serverArguments(standard, symbols), { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    await client.#answer(0);
    return client;
  }

  /** Sends a source in pieces of `pieceBytes`. */
  compile(source: string | Buffer, pieceBytes = Infinity): Promise<Answer> {
    this.#lastId += 1;
    const text = Buffer.from(source);
    const head = Buffer.alloc(8);
    head.writeUInt32LE(text.length + 4, 0);
    head.writeUInt32LE(this.#lastId, 4);
    const request = Buffer.concat([head, text]);
    for (let at = 0; at < request.length; at += pieceBytes)
      this.process.stdin?.write(request.subarray(at, at + pieceBytes));
    return this.#answer(this.#lastId);
  }

  async stop(): Promise<void> {
    this.process.stdin?.end();
    await this.ended;
  }

  #answer(id: number): Promise<Answer> {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #read(chunk: Buffer): void {
    this.#input = Buffer.concat([this.#input, chunk]);
    while (this.#input.length >= 4 && this.#input.length >= this.#input.readUInt32LE(0) + 4) {
      const bytes = this.#input.subarray(0, this.#input.readUInt32LE(0) + 4);
      this.#input = this.#input.subarray(bytes.length);
      const id = bytes.readUInt32LE(4);
      this.#waiting.get(id)?.({
        id,
        status: bytes.readUInt8(8),
        doubt: bytes.readUInt8(9),
        cpuSeconds: Number(bytes.readBigUInt64LE(10)) / 1e9,
        payload: Buffer.from(bytes.subarray(18)),
      });
      this.#waiting.delete(id);
    }
  }
}

function serverArguments(standard: string, symbolsPath: string): string[] {
  return [
    ...['--serve', '--standard', standard],
    ...['--symbols', symbolsPath, '--parallel', String(parallelCount)],
  ];
}

const innocent = '#include <iostream>\nint main() { std::cout << 1; }\n';

let server: Client;
let pid: number;
beforeAll(async () => {
  server = await Client.start();
  pid = server.process.pid ?? 0;
}, 120_000);
afterAll(() => server.stop());

describe('the compile server answers', () => {
  it('an image', async () => {
    const { status, doubt, payload, cpuSeconds } = await server.compile(innocent);
    expect({ status, doubt }).toEqual({ status: Status.Image, doubt: 0 });
    expect(payload.length).toBeGreaterThan(100);
    expect(cpuSeconds).toBeGreaterThan(0);
  });

  it.each([
    [
      'the order of arguments is open',
      'int g(int a, int b) { return a - b; } int h() { return g(f(), f()); }',
      1,
    ],
    ['a call changes the other operand', 'int h() { return n + f(); }', 1],
    ['a call changes neither operand', 'int h() { return f() + f(); }', 0],
    ['a pointer is taken for one to another type', 'float x; int h() { return *(int*)&x; }', 2],
    [
      'a local variable is left by its address',
      'int* g() { int a = 1; return &a; } int h() { return *g(); }',
      2,
    ],
    [
      'an object asks whether it is there',
      'struct S { int g() { return this == nullptr; } }; int h() { return S().g(); }',
      2,
    ],
  ])('an image with its doubt where %s', async (_, text, expected) => {
    const source = `int n; int f() { return ++n; }\n${text}\nint main() { return h(); }\n`;
    const { status, doubt } = await server.compile(source);
    expect({ status, doubt }).toEqual({ status: Status.Image, doubt: expected });
  });

  it('the same image for the same source', async () => {
    const [first, second] = await Promise.all([server.compile(innocent), server.compile(innocent)]);
    expect(first.payload.equals(second.payload)).toBe(true);
  });

  it.each([
    [
      'an error of syntax',
      'int main() {\nreturn }\n',
      'program.cpp:2:8: error: expected expression',
    ],
    [
      'an unknown name',
      'int main() { return nothing; }\n',
      "use of undeclared identifier 'nothing'",
    ],
    ['an open block', 'int main() {', "program.cpp: at its end: error: expected '}'"],
  ])('that both compilers refuse %s, and why', async (_, source, reason) => {
    const { status, doubt, payload } = await server.compile(source);
    expect({ status, doubt }).toEqual({ status: Status.Refused, doubt: 0 });
    expect(payload.toString()).toContain(reason);
  });

  it.each([
    ['a header that is nowhere', '#include <no-such-header>\nint main() {}\n'],
    ['a wrong type', 'struct S {}; int main() { return S(); }\n'],
    ['a reserved name', 'int main() { return __nothing; }\n'],
    ['a name that a header skips', 'int main() { return gets; }\n'],
    ['an attribute before an error of syntax', 'int n [[gnu::used]]; int main() { return }\n'],
  ])('that clang refuses %s, and leaves g++ the last word', async (_, source) => {
    const { status, doubt, payload } = await server.compile(source);
    expect({ status, doubt, text: payload.toString() }).toEqual({
      status: Status.Refused,
      doubt: 2,
      text: '',
    });
  });

  it.each([
    [
      'a name whose header is missing',
      '#include <iostream>\nint main() { std::vector<int> v; }\n',
      'no header that it includes declares std::vector',
    ],
    [
      'a macro whose header is missing',
      '#include <iostream>\nint main() { return SIGINT; }\n',
      'no header that it includes defines SIGINT',
    ],
    [
      'a macro before a header',
      '#define A\n#include <vector>\nint main() {}\n',
      'a macro is defined before a header is included',
    ],
    [
      'a question about the compiler',
      '#ifdef __clang__\n#endif\nint main() {}\n',
      'it asks the compiler for __clang__',
    ],
    ['no main', 'int f() { return 1; }\n', 'no function main'],
    ['an undefined function', 'int f();\nint main() { return f(); }\n', 'undefined symbol _Z1fv'],
    ['a thread-local variable', 'thread_local int t; int main() { return t; }\n', 'thread-local'],
  ])('that it declines %s, and why', async (_, source, reason) => {
    const { status, payload } = await server.compile(source);
    expect(status).toBe(Status.Unsupported);
    expect(payload.toString()).toContain(reason);
  });

  it('each of fifty requests under its own id', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        // Every other one is refused, so that answers cannot be mistaken for one another.
        server.compile(index % 2 === 0 ? innocent : `int main() { return ${index} }\n`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      answers.map((_, index) => (index % 2 === 0 ? Status.Image : Status.Refused)),
    );
  });

  it('a request that comes in pieces', async () => {
    const { status } = await server.compile(innocent, 1);
    expect(status).toBe(Status.Image);
  });
});

describe('the compile server survives', () => {
  afterEach(() => expectItGoesOn());

  const many = (count: number, text: string): string => text.repeat(count);
  const main = 'int main() {}\n';
  it.each<[string, string | Buffer, readonly number[]]>([
    ['an empty source', '', [Status.Unsupported]],
    ['zero bytes', Buffer.from('int main() { \0\0\0 return 0; }\n'), [Status.Image]],
    ['a source of zero bytes alone', Buffer.alloc(1 << 16), [Status.Unsupported]],
    [
      'bytes that are no text',
      Buffer.from(Array.from({ length: 1 << 16 }, (_, i) => (i * 7919) >> 3)),
      [Status.Refused],
    ],
    [
      'a source of ten megabytes',
      `${many(1 << 19, 'int declared_again;\n').replaceAll('int d', 'extern int d')}${main}`,
      [Status.Image, Status.Failed],
    ],
    ['a comment of ten megabytes', `/*${many(10 << 20, 'x')}*/${main}`, [Status.Image]],
    [
      'a template bomb',
      `template <int n, int m> struct T { typename T<n - 1, m * 2>::type a; typename T<n - 1, m * 2 + 1>::type b; typedef int type; };\ntemplate <int m> struct T<0, m> { typedef int type; };\nT<24, 1> t;\n${main}`,
      [Status.Failed],
    ],
    [
      'a template without an end',
      `template <int n> int f() { return f<n + 1>(); }\nint main() { return f<0>(); }\n`,
      [Status.Refused, Status.Failed],
    ],
    [
      'a constant that takes long',
      'constexpr int f() { int s = 0; for (int i = 0; i < 2000000000; i++) s ^= i; return s; }\nstatic_assert(f() == 0);\nint main() {}\n',
      [Status.Refused],
    ],
    [
      'macros that grow',
      `#define A0 1+1\n${Array.from({ length: 30 }, (_, i) => `#define A${i + 1} A${i}+A${i}\n`).join('')}int x = A30;\n${main}`,
      [Status.Failed],
    ],
    [
      'parentheses nested deep',
      `int x = ${many(100_000, '(')}1${many(100_000, ')')};\n${main}`,
      [Status.Refused],
    ],
    [
      'blocks nested deep',
      `int main() { ${many(100_000, '{')}${many(100_000, '}')} }\n`,
      [Status.Refused],
    ],
    [
      'a sum of a hundred thousand',
      `int x, y = ${many(100_000, 'x+')}x;\n${main}`,
      [Status.Image, Status.Failed],
    ],
    [
      'a hundred thousand branches',
      `int f(int x) { ${many(100_000, 'if (x) return 1; else ')} return 0; }\n${main}`,
      [Status.Refused, Status.Image, Status.Failed],
    ],
    ['a source that includes itself', `#include __FILE__\n${main}`, [Status.Refused]],
    [
      'an array beyond all memory',
      'char a[1L << 40]; int main() { return a[5]; }\n',
      [Status.Unsupported, Status.Refused],
    ],
    [
      'an initialised array of a gigabyte',
      'char a[1 << 30] = {1}; int main() { return a[5]; }\n',
      [Status.Unsupported, Status.Failed],
    ],
    [
      'an assembler that repeats',
      `asm(".rept 1000000000\\n.quad 1\\n.endr");\n${main}`,
      [Status.Failed, Status.Unsupported],
    ],
    [
      'an assembler that leaves a gap',
      `asm(".fill 0x40000000, 8, 1");\n${main}`,
      [Status.Failed, Status.Unsupported],
    ],
    [
      'an assembler without an end',
      `asm(".macro m\\nm\\n.endm\\nm");\n${main}`,
      [Status.Failed, Status.Refused, Status.Unsupported],
    ],
    [
      'an assembler that is wrong',
      `int main() { asm("this is no instruction"); }\n`,
      [Status.Failed, Status.Refused, Status.Unsupported],
    ],
    [
      'a register that is none',
      'int main() { register int x asm("nothing") = 1; return x; }\n',
      [Status.Refused],
    ],
    ['a builtin that crashes', '#pragma clang __debug crash\nint main() {}\n', [Status.Failed]],
    [
      'a parser that overflows',
      '#pragma clang __debug parser_crash\nint main() {}\n',
      [Status.Failed],
    ],
    [
      'a stack that overflows',
      '#pragma clang __debug overflow_stack\nint main() {}\n',
      [Status.Failed],
    ],
  ])(
    '%s',
    async (_, source, statuses) => {
      const { status, cpuSeconds, payload } = await server.compile(source);
      expect([statuses, payload.toString('latin1', 0, 100)]).toEqual([
        expect.arrayContaining([status]),
        expect.anything(),
      ]);
      // A second for the kernel to notice.
      expect(cpuSeconds).toBeLessThan(cpuSecondsMax + 1);
    },
    60_000,
  );

  it('a compiler that is killed', async () => {
    const answer = server.compile(
      `constexpr int f() { return 1; }\n${many(1 << 18, 'extern int f1();\n')}`,
    );
    let child: number | undefined;
    while (child === undefined) {
      await new Promise(setImmediate);
      [child] = childrenOf(pid);
    }
    process.kill(child, 'SIGKILL');
    const { status, payload } = await answer;
    expect({ status, text: payload.toString() }).toEqual({
      status: Status.Failed,
      text: 'the compiler was ended by signal 9',
    });
  });
});

describe('no source reads a file:', () => {
  const secret = '/etc/passwd';
  it.each([
    ['#include', `#include "${secret}"\nint main() {}\n`],
    ['#include of a device', '#include "/dev/zero"\nint main() {}\n'],
    ['#include of its own memory', '#include "/proc/self/maps"\nint main() {}\n'],
    [
      '#include of a header that the server has not read',
      '#include <linux/version.h>\nint main() {}\n',
    ],
    ['#embed', `const char a[] = {\n#embed "${secret}"\n};\nint main() { return a[0]; }\n`],
    ['.incbin', `asm(".incbin \\"${secret}\\"");\nint main() {}\n`],
    ['.include', `asm(".include \\"${secret}\\"");\nint main() {}\n`],
    ['#pragma clang module', '#pragma clang module import std\nint main() {}\n'],
    ['import', `import "${secret}";\nint main() {}\n`],
  ])('%s', async (_, source) => {
    const { status, payload } = await server.compile(source);
    expect(status).not.toBe(Status.Image);
    expect(payload.toString('latin1')).not.toContain('root:');
  });
});

describe('the compile server itself', () => {
  it('keeps nothing of 300 compilations', async () => {
    const compileMany = (count: number): Promise<unknown> =>
      Promise.all(Array.from({ length: count }, () => server.compile(innocent)));
    await compileMany(20);
    const before = usageOf(pid);
    await compileMany(300);
    const after = usageOf(pid);
    expect(after.descriptors).toBe(before.descriptors);
    // The requests themselves wait in its memory for a while.
    expect(after.kibibytes - before.kibibytes).toBeLessThan(4096);
  }, 120_000);

  it('is nobody once it has started as root', () => {
    const isRoot = process.getuid?.() === 0;
    const expected = isRoot ? nobody : process.getuid?.();
    expect(statusOf(pid, 'Uid').map(Number)).toEqual(Array(4).fill(expected));
    if (isRoot) {
      expect(statusOf(pid, 'Gid').map(Number)).toEqual(Array(4).fill(nobody));
      expect(statusOf(pid, 'Groups')).toEqual([]);
      expect(statusOf(pid, 'CapEff')).toEqual(['0000000000000000']);
    }
  });

  it.each(['gnu++17', 'gnu++23'])(
    'compiles %s',
    async (standard) => {
      const client = await Client.start(standard);
      const value = standard === 'gnu++17' ? '201703L' : '202002L';
      const relation = standard === 'gnu++17' ? '==' : '>';
      const { status } = await client.compile(
        `static_assert(__cplusplus ${relation} ${value});\nint main() {}\n`,
      );
      expect(status).toBe(Status.Image);
      await client.stop();
    },
    120_000,
  );

  it('ends with its input, after its last answer', async () => {
    const client = await Client.start();
    const answer = client.compile(innocent);
    client.process.stdin?.end();
    expect((await answer).status).toBe(Status.Image);
    expect(await client.ended).toEqual([0, null]);
  }, 120_000);

  it('ends when nobody reads its answers', async () => {
    const client = await Client.start();
    client.process.stdout?.destroy();
    void client.compile(innocent);
    expect(await client.ended).toEqual([0, null]);
  }, 120_000);

  it.each([
    [
      'symbols that are not there',
      serverArguments('gnu++20', '/nowhere/symbols'),
      '/nowhere/symbols: No such file or directory',
    ],
    ['symbols that are a folder', serverArguments('gnu++20', '/tmp'), '/tmp'],
    [
      'symbols that are something else',
      serverArguments('gnu++20', import.meta.filename),
      'symbols',
    ],
    ['an unknown standard', serverArguments('gnu++5', symbols), 'gnu++5'],
    [
      'no parallel compilation',
      [...serverArguments('gnu++20', symbols), '--parallel', '0'],
      '--parallel',
    ],
    [
      'a count that is no number',
      [...serverArguments('gnu++20', symbols), '--parallel', 'two'],
      '--parallel',
    ],
    ['an option without its value', ['--serve', '--standard'], '--standard has no value'],
    ['no options', [], '--serve --standard S --symbols FILE --parallel N'],
  ])(
    'says what is wrong with %s',
    (_, args, complaint) => {
      const { status, stderr } = spawnSync(compiler, args, {
        encoding: 'utf8',
        input: '',
        timeout: 60_000,
      });
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(complaint) });
      expect(stderr).toMatch(/^goldpan-front-compiler: [^\n]+\n$/);
    },
    120_000,
  );

  it('says that a request is too long, and ends', async () => {
    const child = spawn(compiler, serverArguments('gnu++20', symbols));
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdin.on('error', () => undefined);
    const head = Buffer.alloc(8, 0xff);
    child.stdin.write(head);
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(errors).toContain('a request of 4294967295 bytes');
  }, 120_000);
});

async function expectItGoesOn(): Promise<void> {
  const { status } = await server.compile(innocent);
  expect({ status, children: childrenOf(pid) }).toEqual({ status: Status.Image, children: [] });
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // The name stands in parentheses; then a letter and the parent (proc(5)).
        const [, ppid] =
          readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        return Number(ppid) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function usageOf(process: number): { kibibytes: number; descriptors: number } {
  return {
    kibibytes: Number(statusOf(process, 'RssAnon')[0]),
    descriptors: Number(statusOf(process, 'FDSize')[0]),
  };
}

/** The words of a line of /proc/PID/status. */
function statusOf(process: number, name: string): string[] {
  const text = readFileSync(`/proc/${process}/status`, 'utf8');
  const line = text.split('\n').find((one) => one.startsWith(`${name}:`)) ?? '';
  return line
    .slice(name.length + 1)
    .trim()
    .split(/\s+/)
    .filter(Boolean);
}
