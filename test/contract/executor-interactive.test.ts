import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import type { CheckerInput } from '#libs/gen/goldpan/common/v1/Checker.ts';
import { mainOf, startExecutor, type ExecutorUnderTest } from '../support/executor.ts';

// The real service with the real runner: programs that talk to the judge of an interactive problem.

let executor: ExecutorUnderTest;

beforeAll(async () => {
  executor = await startExecutor();
});

afterAll(() => executor?.stop());

const interactive = (language: 'CPP20' | 'PYTHON3', source: string): CheckerInput => ({
  program: {
    files: [
      { name: language === 'CPP20' ? 'judge.cpp' : 'judge.py', content: Buffer.from(source) },
    ],
    language: `LANGUAGE_${language}`,
    convention: 'CHECKER_CONVENTION_KATTIS_INTERACTIVE',
    arguments: ['10'],
  },
});

// Hides the number of the input; "low", "high" or nothing more is the reply to a guess.
const guessing = interactive(
  'CPP20',
  mainOf(
    `std::ifstream(v[1]) >> hidden; std::ifstream(v[2]) >> answer; if (hidden != answer) return 1;
     for (int count = 0; count < atoi(v[4]); count++) {
       int guess; if (!(std::cin >> guess)) return say("no guess");
       if (guess == hidden) return 42;
       if (guess < 0) return 7;
       std::cout << (guess < hidden ? "low" : "high") << std::endl;
     }
     return say("too many guesses");`,
  )
    .replace(
      'int main()',
      `int hidden, answer; char** v;
     int say(const char* text) { std::ofstream(std::string(v[3]) + "judgemessage.txt") << text; return 43; }
     int main(int, char** arguments)`,
    )
    .replace('std::ifstream(v[1])', 'v = arguments; std::ifstream(v[1])'),
);
const limits = { cpuTime: { seconds: 1 }, wallTime: { seconds: 2 } };
const judge = (source: string, language: Language, checker = guessing) =>
  executor.judge(source, [['77', '77']], { checker, limits, language });
const read = 'int low = 0, high = 1023; std::string reply;';
const step = 'int m = (low + high) / 2; std::cout << m << std::endl;';
const search = `for (;;) { ${step} if (!(std::cin >> reply)) break; if (reply == "low") low = m + 1; else high = m; }`;

describe('an interactive problem', () => {
  it.each([
    ['C++', Language.Cpp20, mainOf(`${read} ${search}`)],
    [
      'Python',
      Language.Python3,
      'low, high = 0, 1023\ntry:\n  while True:\n    m = (low + high) // 2\n    print(m, flush=True)\n    if input() == "low": low = m + 1\n    else: high = m\nexcept EOFError: pass\n',
    ],
  ])('accepts a %s program that finds the number', async (_name, language, source) => {
    const { verdict, results } = await judge(source, language);
    expect(verdict).toBe('VERDICT_ACCEPTED');
    expect(results[0]).toMatchObject({ message: '', execution: { exitCode: 0 } });
  });

  it.each([
    [
      'WRONG_ANSWER',
      'guesses too often, and goes on when the judge has gone',
      'for (int i = 0;; i++) std::cout << i % 70 << std::endl;',
      'too many guesses',
    ],
    ['WRONG_ANSWER', 'ends without the number', 'std::cout << 1 << std::endl;', 'no guess'],
    [
      'RUNTIME_ERROR',
      'crashes, which the judge takes for the end of its guesses',
      'std::cout << 1 << std::endl; std::cin >> reply; abort();',
      'ended by signal 6',
    ],
    [
      'RUNTIME_ERROR',
      'finds the number and fails then',
      'std::cout << 77 << std::endl; return 3;',
      'exited with status 3',
    ],
    [
      'TIME_LIMIT_EXCEEDED',
      'computes without end',
      'for (volatile int i = 0;; i = i + 1);',
      'allowed are 1000 and 2000',
    ],
    [
      'TIME_LIMIT_EXCEEDED',
      'finds the number and does not end',
      'std::cout << 77 << std::endl; for (volatile int i = 0;; i = i + 1);',
      'allowed are 1000 and 2000',
    ],
    [
      'IDLENESS_LIMIT_EXCEEDED',
      'waits for a judge that waits for it',
      'std::cin >> reply;',
      'allowed are 1000 and 2000',
    ],
    [
      'IDLENESS_LIMIT_EXCEEDED',
      'keeps its guesses to itself',
      'std::ios::sync_with_stdio(false); std::cin.tie(nullptr); std::cout << 1; std::cin >> reply;',
      'allowed are 1000 and 2000',
    ],
    [
      'MEMORY_LIMIT_EXCEEDED',
      'takes all memory',
      'std::vector<std::string> all; for (;;) all.emplace_back(1 << 24, 1);',
      'bytes of memory',
    ],
    ['SECURITY_VIOLATION', 'opens a socket', 'syscall(41, 2, 1, 0);', 'sandbox forbids'],
  ])('is %s when the program %s', async (expected, _does, body, message) => {
    const source = mainOf(`${read} ${body}`, '#include <unistd.h>');
    const { verdict, results } = await judge(source, Language.Cpp20);
    expect(verdict).toBe(`VERDICT_${expected}`);
    expect(results[0]?.message).toContain(message);
  });

  it.each([
    ['exits as no judge does', 'std::cout << -1 << std::endl; for (;;);', guessing, /status 7/],
    [
      'crashes before it has read anything',
      'std::string line; std::cin >> line; return 1;',
      interactive('PYTHON3', 'raise ValueError("my own fault")'),
      /status 1, .*my own fault/,
    ],
  ])('fails the call when its judge %s', async (_does, body, checker, message) => {
    const call = executor.judge(mainOf(body), [['77', '77']], {
      checker,
      limits,
    });
    await expect(call).rejects.toMatchObject({
      reason: 'CHECKER_FAILED',
      message: expect.stringMatching(message),
    });
    await expect(call).rejects.toThrow('on test test/1');
  });

  it('gives each test a conversation of its own', async () => {
    const tests = [7, 500, 1000, 5000].map((n) => [`${n}`, `${n}`] as const);
    const { verdict, results } = await executor.judge(mainOf(`${read} ${search}`), tests, {
      checker: guessing,
      limits,
    });
    expect(verdict).toBe('VERDICT_WRONG_ANSWER');
    expect(results.map((result) => result.verdict.slice('VERDICT_'.length))).toEqual([
      'ACCEPTED',
      'ACCEPTED',
      'ACCEPTED',
      'WRONG_ANSWER',
    ]);
  });
});
