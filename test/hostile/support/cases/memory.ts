import { Language } from '#libs/domain/language.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, mebibyte, milliseconds, shortTime, smallMemory } from '../sources.ts';

const javascriptMemory = { ...smallMemory, cpuTime: milliseconds(5000) };
/** Asks for memory in a way that is refused at once, and says so. */
const refused = (expression: string): string =>
  cProgram(`puts(${expression} == MAP_FAILED ? "safe" : "mapped");`);

/** Memory: what is asked for, what is touched, and what is held outside of the heap. */
export const memoryCases: readonly HostileCase[] = [
  {
    does: 'allocates until it is refused, and touches nothing',
    source: cProgram(
      'for (int i = 0; i < 1 << 20; i++) if (!malloc(1 << 20)) { puts("safe"); return 0; }',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: smallMemory },
  },
  {
    does: 'touches what it allocates, little by little',
    source: cProgram(
      'for (int i = 0; i < 4096; i++) { char* p = (char*)malloc(1 << 20); if (p) memset(p, 1, 1 << 20); usleep(500); }',
    ),
    verdicts: ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
    isForBothAccounts: true,
  },
  {
    does: 'lets its main thread end, and another take the memory',
    // What a process uses is looked up under its main thread, which has none once it has ended.
    source: cProgram(
      'pthread_t t; pthread_create(&t, nullptr, take, nullptr); syscall(SYS_exit, 0);',
      `static void* take(void*) {
        for (int i = 0; i < 600; i++) {
          char* p = (char*)mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
          if (p != MAP_FAILED) memset(p, 1, 1 << 20);
          usleep(1000);
        }
        puts("safe"); exit(0); }`,
    ),
    verdicts: ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
    check: ({ results }) =>
      Number(results[0]?.execution?.memoryBytesPeak) < 256 * mebibyte
        ? undefined
        : 'it was stopped too late',
    isForBothAccounts: true,
  },
  {
    does: 'recurses for ever',
    source: cProgram(
      'return down(1);',
      'static int down(int n) { volatile char a[4096]; a[n % 4096] = n; return down(n + 1) + a[0]; }',
    ),
    verdicts: ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
  },
  {
    does: 'steps over its stack with one gibibyte on it',
    source: cProgram(
      'volatile char* p = (volatile char*)alloca(1u << 30); p[0] = 1; puts("over");',
      '#include <alloca.h>',
    ),
    // Nothing was used: to the kernel it is a bad address.
    verdicts: ['RUNTIME_ERROR', 'MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
  },
  {
    does: 'is innocent and recurses through most of its memory',
    source: cProgram(
      'printf("%s", down(0) == 200 ? "safe" : "");',
      'static int down(int n) { volatile char a[1 << 20]; for (int i = 0; i < 1 << 20; i += 4096) a[i] = 1; return n == 200 ? n : down(n + 1) + a[0] - 1; }',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: { memoryBytes: 256 * mebibyte } },
  },
  {
    does: 'has too large an array for each thread',
    source: cProgram(
      'a[number()] = 1; return a[5];',
      'static thread_local char a[1 << 28]; static int number() { return getpid() % 100; }',
    ),
    verdicts: ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
  },
  {
    does: 'maps a tebibyte without reserving it',
    source: refused(
      'mmap(nullptr, 1ul << 40, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: smallMemory },
  },
  {
    does: 'maps a hundred tebibytes that it may not even touch',
    source: refused(
      'mmap(nullptr, 100ul << 40, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: smallMemory },
  },
  {
    does: 'lets the kernel fill a gibibyte for it',
    source: refused(
      'mmap(nullptr, 1ul << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0)',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: smallMemory },
  },
  {
    does: 'locks memory into the machine',
    source: refused(
      'mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0)',
    ),
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'grows one mapping over the limit',
    source: cProgram(
      'void* p = mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); puts(mremap(p, 1 << 20, 2ul << 30, MREMAP_MAYMOVE) == MAP_FAILED ? "safe" : "grown");',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: smallMemory },
  },
  {
    does: 'shares memory with itself and touches it piece by piece',
    source: cProgram(
      'for (int i = 0; i < 4096; i++) { void* p = mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0); if (p != MAP_FAILED) memset(p, 1, 1 << 20); usleep(500); }',
    ),
    verdicts: ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
  },
  {
    does: 'hoards what fits into pipes',
    source: cProgram(
      `static char block[65536]; long held = 0; int p[2];
       while (pipe2(p, O_NONBLOCK) == 0) { ssize_t n; while ((n = write(p[1], block, sizeof block)) > 0) held += n; }
       puts(errno == EMFILE && held <= 64 * 65536 ? "safe" : "hoarded");`,
    ),
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'hoards descriptors of every kind in Python',
    source: `import os, select, sys
held = []
for make in (lambda: os.eventfd(0), select.epoll, os.pipe):
    try:
        while len(held) < 1000: held.append(make())
    except OSError: pass
os.write(1, b'safe' if len(held) < 64 else b'hoarded')
os._exit(0)`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'takes sixteen gibibytes at once in Python',
    source: 'print(len(bytearray(1 << 34)))',
    language: Language.Python3,
    verdicts: ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: smallMemory },
  },
  {
    does: 'catches MemoryError for ever in Python',
    source:
      'held = []\nwhile True:\n  try: held.append(b"x" * (1 << 20))\n  except MemoryError: pass',
    language: Language.Python3,
    // Refused by the address space, it then spins; or is seen over the limit first.
    verdicts: ['MEMORY_LIMIT_EXCEEDED', 'TIME_LIMIT_EXCEEDED'],
    options: { limits: { ...shortTime, ...smallMemory } },
    isForBothAccounts: true,
  },
  ...(
    [
      [
        'buffers outside of the heap',
        'const held = []; for (;;) held.push(new Uint8Array(1 << 24).fill(1));',
      ],
      ['one enormous buffer', 'new Uint8Array(2 ** 33).fill(1);'],
      [
        'shared buffers',
        'const held = []; for (;;) held.push(new Uint8Array(new SharedArrayBuffer(1 << 24)).fill(1));',
      ],
      [
        'WebAssembly memory',
        'const m = new WebAssembly.Memory({ initial: 1, maximum: 65536 }); for (;;) { m.grow(256); new Uint8Array(m.buffer).fill(1); }',
      ],
      [
        'strings',
        'const held = []; for (let i = 0; ; i++) { held.push([...(String(i).repeat(1 << 16))].join(";")); }',
      ],
    ] as const
  ).map(([what, source]): HostileCase => ({
    does: `takes ${what} in JavaScript`,
    source,
    language: Language.JavaScript,
    // An engine that refuses before the limit throws an ordinary RangeError.
    verdicts: what.startsWith('WebAssembly')
      ? ['MEMORY_LIMIT_EXCEEDED', 'RUNTIME_ERROR']
      : ['MEMORY_LIMIT_EXCEEDED'],
    options: { limits: javascriptMemory },
    isForBothAccounts: what.startsWith('buffers'),
  })),
];
