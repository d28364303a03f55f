import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import {
  mainOf,
  startExecutor,
  sumCpp,
  type ExecutorUnderTest,
  type JudgeOptions,
} from '../support/executor.ts';

// The real service with the real runner, compilers and interpreters of this machine.

let executor: ExecutorUnderTest;

beforeAll(async () => {
  executor = await startExecutor();
});

afterAll(() => executor?.stop());

describe('verdicts', () => {
  const second = { seconds: 1, nanos: 0 };
  const tenth = { seconds: 0, nanos: 100_000_000 };
  const mebibyte = 1024 * 1024;

  it.each<[string, string, string, JudgeOptions]>([
    ['ends by a signal', mainOf('volatile int* p = nullptr; *p = 1;'), 'VERDICT_RUNTIME_ERROR', {}],
    ['aborts', mainOf('std::abort();'), 'VERDICT_RUNTIME_ERROR', {}],
    ['throws', mainOf('std::vector<int> v; v.at(1);'), 'VERDICT_RUNTIME_ERROR', {}],
    [
      'computes for ever',
      mainOf('volatile unsigned x = 0; for (;;) x++;'),
      'VERDICT_TIME_LIMIT_EXCEEDED',
      { limits: { cpuTime: tenth } },
    ],
    [
      'computes for ever in Python',
      'while True: pass',
      'VERDICT_TIME_LIMIT_EXCEEDED',
      { language: Language.Python3, limits: { cpuTime: tenth } },
    ],
    [
      'computes for ever in JavaScript',
      'for (;;);',
      'VERDICT_TIME_LIMIT_EXCEEDED',
      { language: Language.JavaScript, limits: { cpuTime: second } },
    ],
    [
      'sleeps',
      mainOf('std::this_thread::sleep_for(std::chrono::seconds(100));'),
      'VERDICT_IDLENESS_LIMIT_EXCEEDED',
      { limits: { cpuTime: second, wallTime: tenth } },
    ],
    [
      'touches too much memory',
      mainOf('std::vector<char> v(1 << 30, 1); std::cout << (int)v[12345];'),
      'VERDICT_MEMORY_LIMIT_EXCEEDED',
      { limits: { memoryBytes: 64 * mebibyte } },
    ],
    [
      'has too large an array',
      mainOf('a[1 << 27] = 1; std::cout << a[5];', 'int a[1 << 28];'),
      'VERDICT_MEMORY_LIMIT_EXCEEDED',
      { limits: { memoryBytes: 64 * mebibyte } },
    ],
    [
      'holds too much memory in Python',
      'a = [bytearray(1 << 20) for _ in range(1000)]',
      'VERDICT_MEMORY_LIMIT_EXCEEDED',
      { language: Language.Python3, limits: { memoryBytes: 64 * mebibyte } },
    ],
    [
      'holds too much memory in JavaScript',
      'const a = []; for (;;) a.push(new Array(1000).fill(1));',
      'VERDICT_MEMORY_LIMIT_EXCEEDED',
      {
        language: Language.JavaScript,
        limits: { memoryBytes: 64 * mebibyte, cpuTime: { seconds: 20, nanos: 0 } },
      },
    ],
    [
      'writes too much',
      mainOf('for (;;) puts("spam");'),
      'VERDICT_OUTPUT_LIMIT_EXCEEDED',
      { limits: { outputBytes: 1000 } },
    ],
    [
      'writes the answer and then too much',
      mainOf('puts("1"); fflush(stdout); for (;;) putchar(32);'),
      'VERDICT_OUTPUT_LIMIT_EXCEEDED',
      { limits: { outputBytes: 1000 } },
    ],
    [
      'calls ptrace',
      mainOf('ptrace(PTRACE_TRACEME, 0, 0, 0); puts("1");', '#include <sys/ptrace.h>'),
      'VERDICT_SECURITY_VIOLATION',
      {},
    ],
    [
      'opens a socket',
      mainOf('socket(AF_INET, SOCK_STREAM, 0); puts("1");', '#include <sys/socket.h>'),
      'VERDICT_SECURITY_VIOLATION',
      {},
    ],
    [
      'recurses through templates for ever',
      'template<int N> struct A { A<N + 1>* p; int f() { return p->f(); } };\nint main() { A<0> a; return a.f(); }',
      'VERDICT_COMPILE_ERROR',
      {},
    ],
    [
      'floods the compiler with words',
      `#pragma message("${'x'.repeat(900)}")\n`.repeat(200) + 'int main() {}',
      // Words are cut off; the program compiles all the same, and prints nothing.
      'VERDICT_WRONG_ANSWER',
      {},
    ],
    [
      'makes the compiler read a device',
      '#include "/dev/zero"\nint main() {}',
      'VERDICT_COMPILE_ERROR',
      {},
    ],
    ['ignores the input and is wrong', mainOf('puts("2");'), 'VERDICT_WRONG_ANSWER', {}],
  ])('a program that %s', async (_name, source, verdict, options) => {
    const judgement = await executor.judge(source, [['5\n', '1']], options);
    expect(judgement.verdict).toBe(verdict);
  });

  it('stops a compilation that would not end', async () => {
    // Two instantiations for each, thirty levels deep: a thousand million.
    const source =
      'template<int D, long N> struct T { static constexpr long v = T<D - 1, 2 * N>::v + T<D - 1, 2 * N + 1>::v; };\ntemplate<long N> struct T<0, N> { static constexpr long v = N; };\nint main() { return T<30, 1>::v; }';
    expect((await executor.judge(source, [['', '']], {})).verdict).toBe(
      'VERDICT_COMPILE_LIMIT_EXCEEDED',
    );
  }, 120_000);

  it('leaks no file through an error message of the compiler', async () => {
    const { compilation, verdict } = await executor.judge('#include "/etc/passwd"\nint main() {}', [
      ['', ''],
    ]);
    expect(verdict).toBe('VERDICT_COMPILE_ERROR');
    expect(compilation?.log.toString()).not.toMatch(/root:/);
  });

  it('skips the tests after the first failure when asked to', async () => {
    const tests = [
      ['1 1', '2'],
      ['1 1', '3'],
      ['1 1', '2'],
    ] as const;
    const stopped = await executor.judge(sumCpp, tests, { stopOnFirstFailure: true });
    expect(stopped.results.map((result) => result.verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
      'VERDICT_SKIPPED',
    ]);
    expect(stopped.results[2]?.execution).toBeNull();
    const all = await executor.judge(sumCpp, tests);
    expect(all.results.map((result) => result.verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
      'VERDICT_ACCEPTED',
    ]);
  });

  it('compiles equal sources once', async () => {
    const source = mainOf('std::cout << 271828;');
    const [first, second_] = await Promise.all([
      executor.judge(source, [['', '271828']]),
      executor.judge(source, [['', '271828']]),
    ]);
    expect([first.compilation?.isCached, second_.compilation?.isCached].sort()).toEqual([
      false,
      true,
    ]);
  });

  it('keeps the last word of a program that wrote much on standard error', async () => {
    const { verdict, results } = await executor.judge(
      mainOf('for (int i = 0; i < 100000; i++) std::cerr << "debug "; std::cout << 1;'),
      [['', '1']],
    );
    expect(verdict).toBe('VERDICT_ACCEPTED');
    expect(results[0]?.execution?.errorOutput).toHaveLength(64 * 1024);
  });
});
