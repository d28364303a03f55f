import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import { resolveLimits, type Limits } from '#libs/domain/limits.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeBlob } from '../../services/executor/blob.ts';
import { compileSources, type CompiledProgram } from '../../services/executor/compile.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import type { Executor } from '../../services/executor/executor.ts';
import { makeProgramCache } from '../../services/executor/program-cache.ts';
import { runProgram } from '../../services/executor/run.ts';
import { sandboxPart } from '../../services/executor/parts.ts';
import { checkTools } from '../../services/executor/tool-check.ts';
import { mainOf } from '../support/executor.ts';

// The full rung makes images where it can and binaries where it cannot. A user must not be able to
// tell: every program is compiled and run both ways.

const { signal } = new AbortController();
const mebibyte = 1024 * 1024;

let withImages: Executor;
let withBinaries: Executor;
let stop: () => Promise<void>;

beforeAll(async () => {
  const config = readExecutorConfig({ GOLDPAN_NATS_URL: '', GOLDPAN_EXECUTOR_SLOTS: '1' });
  const sandbox = sandboxPart(config, silentLogger);
  stop = await startParts([sandbox.part], silentLogger);
  withImages = sandbox.executor();
  if (withImages.toolchain.imageLinker === undefined)
    throw new Error('the linker of images is not built or does not work: run `npm run setup`');
  withBinaries = {
    ...withImages,
    cache: makeProgramCache(config.cacheBytesMax),
    toolchain: { ...withImages.toolchain, imageLinker: undefined },
  };
}, 120_000);

afterAll(() => stop());

type Case = {
  readonly does: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly limits?: Partial<Limits>;
  readonly input?: string;
};

const small = { memoryBytes: 8 * mebibyte };
const medium = { memoryBytes: 64 * mebibyte };

const images: readonly Case[] = [
  {
    does: 'adds',
    source: mainOf('int a, b; std::cin >> a >> b; std::cout << a + b;'),
    verdict: Verdict.Ok,
    input: '2 3\n',
  },
  {
    does: 'sees no argument',
    source: '#include <cstdio>\nint main(int n, char** v) { printf("%d %s", n, v[0]); }',
    verdict: Verdict.Ok,
  },
  {
    does: 'catches what the library throws',
    source: mainOf(
      'try { std::vector<int>(2).at(9); } catch (std::out_of_range& e) { puts("caught"); }',
    ),
    verdict: Verdict.Ok,
  },
  {
    does: 'starts threads',
    source: mainOf('int n = 0; std::thread one([&] { n = 7; }); one.join(); printf("%d", n);'),
    verdict: Verdict.Ok,
  },
  {
    does: 'runs constructors and destructors',
    source: mainOf('puts("main");', 'struct S { S() { puts("in"); } ~S() { puts("out"); } } s;'),
    verdict: Verdict.Ok,
  },
  {
    does: 'leaves with the status of the run-time program',
    source: mainOf('exit(120);'),
    verdict: Verdict.RuntimeError,
  },
  {
    does: 'throws what nobody catches',
    source: mainOf('throw std::runtime_error("mine");'),
    verdict: Verdict.RuntimeError,
  },
  { does: 'fails an assertion', source: mainOf('assert(1 == 2);'), verdict: Verdict.RuntimeError },
  {
    does: 'writes to address 0',
    source: mainOf('*(volatile int*)0 = 1;'),
    verdict: Verdict.RuntimeError,
  },
  {
    does: 'divides by zero',
    source: mainOf('volatile int zero = 0; return 7 / zero;'),
    verdict: Verdict.RuntimeError,
  },
  {
    does: 'never ends',
    source: mainOf('for (volatile int i = 0;; i = i + 1);'),
    verdict: Verdict.TimeLimitExceeded,
    limits: { cpuTimeMs: 300 },
  },
  {
    does: 'waits for nothing',
    source: mainOf('pause();', '#include <unistd.h>'),
    verdict: Verdict.IdlenessLimitExceeded,
    limits: { cpuTimeMs: 300, wallTimeMs: 500 },
  },
  {
    does: 'prints without end',
    source: mainOf('for (;;) puts("again");'),
    verdict: Verdict.OutputLimitExceeded,
    limits: { outputBytes: 1000 },
  },
  {
    does: 'opens a socket',
    source: mainOf('return socket(AF_INET, SOCK_STREAM, 0);', '#include <sys/socket.h>'),
    verdict: Verdict.SecurityViolation,
  },
  {
    does: 'prints within a few MiB',
    source: mainOf('std::cout << 1;'),
    verdict: Verdict.Ok,
    limits: { memoryBytes: 5 * mebibyte },
  },
  {
    does: 'keeps more on the heap than allowed',
    source: mainOf('std::vector<char> v(200 << 20, 1); printf("%d", v[5]);'),
    verdict: Verdict.MemoryLimitExceeded,
    limits: medium,
  },
  {
    does: 'keeps a little more on the heap than a few MiB',
    source: mainOf('std::vector<char> v(30 << 20, 1); printf("%d", v[5]);'),
    verdict: Verdict.MemoryLimitExceeded,
    limits: small,
  },
  {
    does: 'grows until there is no memory',
    source: mainOf('std::vector<std::string> v; for (;;) v.push_back(std::string(1000, 0));'),
    verdict: Verdict.MemoryLimitExceeded,
    limits: medium,
  },
  {
    does: 'calls itself without end',
    source: mainOf(
      'return f(0);',
      'int f(volatile int i) { volatile int a[100]; a[7] = i; return f(i + 1) + a[7]; }',
    ),
    verdict: Verdict.MemoryLimitExceeded,
    limits: medium,
  },
  {
    does: 'fills static arrays beyond a small limit',
    source: mainOf('memset(a, 1, sizeof a); printf("%d", a[77]);', 'char a[25 << 20];'),
    verdict: Verdict.MemoryLimitExceeded,
    limits: small,
  },
  {
    does: 'fills static arrays within its limit',
    source: mainOf('memset(a, 1, sizeof a); printf("%d", a[77]);', 'char a[25 << 20];'),
    verdict: Verdict.Ok,
    limits: medium,
  },
];

const binaries: readonly Case[] = [
  {
    does: 'has a variable a thread',
    source: mainOf('n += 1; printf("%d", n);', 'thread_local int n = 3;'),
    verdict: Verdict.Ok,
  },
  {
    does: 'replaces operator new',
    source: mainOf(
      'std::string s(100, 0); printf("%d", n > 0);',
      'int n; void* operator new(size_t size) { n++; return malloc(size); }',
    ),
    verdict: Verdict.Ok,
  },
  {
    does: 'has large static arrays',
    source: mainOf('a[77] = 1; printf("%d", a[77]);', 'int a[10 << 20];'),
    verdict: Verdict.Ok,
    limits: medium,
  },
  {
    does: 'has larger static arrays than allowed',
    source: mainOf('a[77] = 1; printf("%d", a[77]);', 'int a[20 << 20];'),
    verdict: Verdict.MemoryLimitExceeded,
    limits: medium,
  },
  {
    does: 'asks for an interpreter of its own',
    source: mainOf(
      'puts("1");',
      'asm(".section .interp,\\"a\\"\\n.string \\"/bin/sh\\"\\n.text");',
    ),
    verdict: Verdict.RuntimeError,
  },
];

const refusals: readonly (readonly [string, string, string])[] = [
  [
    'calls what is nowhere',
    mainOf('nowhere();', 'void nowhere();'),
    "undefined reference to 'nowhere()'",
  ],
  ['has no main', 'int mine() { return 0; }\n', 'main'],
  ['has an error', 'int main() { return x; }\n', 'was not declared'],
];

describe('a program that', () => {
  it.each(images.map((one) => [one.does, one] as const))(
    '%s runs from an image',
    async (_, one) => {
      const compiled = await compile(withImages, one.source);
      expect(isImage(compiled)).toBe(true);
      const facts = await factsOf(withImages, one);
      expect(facts.verdict).toBe(one.verdict);
      expect(facts).toEqual(await factsOf(withBinaries, one));
    },
  );

  it.each(binaries.map((one) => [one.does, one] as const))(
    '%s is linked as usual',
    async (_, one) => {
      const compiled = await compile(withImages, one.source);
      expect(isImage(compiled)).toBe(false);
      expect(compiled.compilation.log).toHaveLength(0);
      const facts = await factsOf(withImages, one);
      expect(facts.verdict).toBe(one.verdict);
      expect(facts).toEqual(await factsOf(withBinaries, one));
    },
  );

  it.each(refusals)('%s is a compile error, in the words of g++', async (_, source, words) => {
    const { outcome, compilation } = await compile(withImages, source);
    expect(outcome).toEqual({ kind: 'refused', verdict: Verdict.CompileError });
    const log = Buffer.from(compilation.log).toString();
    expect(log).toContain(words);
    expect(log).not.toContain('unsupported');
    const ordinary = await compile(withBinaries, source);
    expect(withoutPlaces(log)).toBe(
      withoutPlaces(Buffer.from(ordinary.compilation.log).toString()),
    );
  });
});

it('makes no image of several files, or of what takes arguments', async () => {
  const content = Buffer.from(mainOf('puts("1");'));
  const several = [
    { name: 'program.cpp', content },
    { name: 'other.cpp', content: Buffer.from('int other;') },
  ];
  expect(isImage(await compileFiles(withImages, several))).toBe(false);
  const one = [{ name: 'program.cpp', content }];
  expect(isImage(await compileFiles(withImages, one, true))).toBe(false);
});

it.each([
  ['is no program', { program: makeBlob(Buffer.from('rubbish'), true) }],
  ['has rubbish for symbols', { symbols: makeBlob(Buffer.from('rubbish')) }],
])('a linker of images that %s is not used', async (_, wrong) => {
  const { imageLinker, ...toolchain } = withImages.toolchain;
  if (imageLinker === undefined) throw new Error('beforeAll has seen it');
  const checked = await withImages.pool.use(
    (slot) =>
      checkTools(
        slot,
        { ...toolchain, imageLinker: { ...imageLinker, ...wrong } },
        silentLogger,
        signal,
      ),
    { signal },
  );
  expect(checked.imageLinker).toBeUndefined();
  expect(checked.unavailable).toEqual(withImages.toolchain.unavailable);
});

function compile(executor: Executor, source: string): Promise<CompiledProgram> {
  return compileFiles(executor, [{ name: 'program.cpp', content: Buffer.from(source) }]);
}

function compileFiles(
  { pool, toolchain }: Executor,
  files: readonly { name: string; content: Uint8Array }[],
  takesArguments = false,
): Promise<CompiledProgram> {
  const sources = { language: Language.Cpp20, files, takesArguments };
  return pool.use((slot) => compileSources(slot, toolchain, sources, signal), { signal });
}

function isImage({ outcome }: CompiledProgram): boolean {
  return outcome.kind === 'ready' && outcome.executable.argv.includes('--image-fd');
}

/** What a run tells a user, apart from figures. */
type Facts = {
  readonly verdict: Verdict;
  readonly exitCode: number | undefined;
  readonly limitExceeded: string | undefined;
  readonly output: string;
  readonly errorOutput: string;
};

async function factsOf(executor: Executor, { source, limits, input = '' }: Case): Promise<Facts> {
  const program = { language: Language.Cpp20, source: Buffer.from(source) };
  const inputs = [makeBlob(Buffer.from(input))];
  const run = await runProgram(executor, program, inputs, resolveLimits(limits ?? {}), signal);
  const [result] = run.results;
  const { exitCode, limitExceeded, errorOutput } = result?.execution ?? {};
  return {
    verdict: run.verdict,
    exitCode,
    limitExceeded,
    output: Buffer.from(result?.output ?? '').toString(),
    errorOutput: Buffer.from(errorOutput ?? '').toString(),
  };
}

/** Words of a linker without the names of files that it was given. */
function withoutPlaces(log: string): string {
  return log.replaceAll(/\S+\.o\b/g, 'OBJECT');
}
