import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Language, languages } from '#libs/domain/language.ts';
import type { JudgeProgramRequestInput } from '#libs/gen/goldpan/executor/v1/JudgeProgramRequest.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import {
  callTimeoutMs,
  mainOf,
  startExecutor,
  sumCpp,
  type ExecutorUnderTest,
} from '../support/executor.ts';

// The real service with the real runner, compilers and interpreters of this machine.

let executor: ExecutorUnderTest;

beforeAll(async () => {
  executor = await startExecutor();
});

afterAll(() => executor?.stop());

const sums: Readonly<Record<Language, string>> = {
  [Language.Cpp17]: sumCpp,
  [Language.Cpp20]: sumCpp,
  [Language.Cpp23]: sumCpp,
  [Language.Python3]: 'a, b = map(int, input().split())\nprint(a + b)\n',
  [Language.JavaScript]: 'const [a, b] = readline().split(" ").map(Number);\nprint(a + b);\n',
};
describe('languages', () => {
  it.each(languages)('accepts a right program and refuses a wrong one in %s', async (language) => {
    const judgement = await executor.judge(
      sums[language],
      [
        ['1 2\n', '3\n'],
        ['-5 5\n', '0\n'],
        ['1 1\n', '3\n'],
      ],
      { language },
    );
    expect(judgement.results.map((result) => result.verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
    ]);
    expect(judgement.verdict).toBe('VERDICT_WRONG_ANSWER');
    expect(judgement.results[2]?.message).toBe('token 1: expected "3", found "2"');
    expect(judgement.tier).toMatch(/seccomp/);
  });

  it.each(languages)(
    'says that a program of broken syntax does not compile in %s',
    async (language) => {
      const judgement = await executor.judge('int main( {', [['', '']], { language });
      expect(judgement).toMatchObject({
        verdict: 'VERDICT_COMPILE_ERROR',
        results: [],
        compilation: { isSuccessful: false },
      });
      expect(judgement.compilation?.log.toString()).toMatch(/program/);
    },
  );

  it.each([
    [Language.Cpp20, 'int main() { return 3; }'],
    [Language.Python3, 'import sys\nsys.exit(3)'],
    [Language.Python3, 'exit(3)'],
    [Language.JavaScript, 'quit(3)'],
  ])('reports the exit status of a program in %s', async (language, source) => {
    const { results } = await executor.judge(source, [['', '']], { language });
    expect(results[0]).toMatchObject({
      verdict: 'VERDICT_RUNTIME_ERROR',
      execution: { exitCode: 3 },
      message: 'exited with status 3',
    });
  });

  it.each([
    [Language.Python3, 'print(undefined_name)'],
    [Language.Python3, 'print(sys.argv)'],
    [Language.JavaScript, 'print(undefinedName)'],
    [Language.JavaScript, 'require("fs")'],
    [Language.JavaScript, 'process.exit(0)'],
    [Language.JavaScript, 'print.constructor("return process")().exit(0)'],
  ])('calls an uncaught exception in %s a runtime error: %s', async (language, source) => {
    const { results } = await executor.judge(source, [['', '']], { language });
    expect(results[0]).toMatchObject({
      verdict: 'VERDICT_RUNTIME_ERROR',
      execution: { exitCode: 1 },
    });
    expect(results[0]?.execution?.errorOutput.toString()).toMatch(/not defined/);
  });

  it('gives a JavaScript program its lines, and undefined at the end', async () => {
    const source =
      'let line, all = [];\nwhile ((line = readline()) !== undefined) all.push(line);\nwrite(JSON.stringify(all)); console.log(""); print("a", 1);';
    const { verdict } = await executor.judge(source, [['x\r\n\né', '["x","","é"]\na 1']], {
      language: Language.JavaScript,
    });
    expect(verdict).toBe('VERDICT_ACCEPTED');
  });

  it('runs what a JavaScript program left for later', async () => {
    const { verdict } = await executor.judge(
      'Promise.resolve().then(() => print("later"));',
      [['', 'later']],
      { language: Language.JavaScript },
    );
    expect(verdict).toBe('VERDICT_ACCEPTED');
  });

  it('lets recursion use all of the memory as stack', async () => {
    const cpp = mainOf(
      'std::cout << depth(4000000);',
      'int depth(int n) { volatile int pad[4] = {n}; return n == 0 ? 0 : 1 + depth(pad[0] - 1); }',
    );
    expect(
      (await executor.judge(cpp, [['', '4000000']], { limits: { memoryBytes: 512 * 1024 * 1024 } }))
        .verdict,
    ).toBe('VERDICT_ACCEPTED');
    const python =
      'import sys, threading\nsys.setrecursionlimit(200000)\nthreading.stack_size(128 * 1024 * 1024)\ndef depth(n):\n    return 0 if n == 0 else 1 + depth(n - 1)\nthread = threading.Thread(target=lambda: print(depth(100000)))\nthread.start()\nthread.join()\n';
    expect(
      (await executor.judge(python, [['', '100000']], { language: Language.Python3 })).verdict,
    ).toBe('VERDICT_ACCEPTED');
  });

  it('lets a program start threads', async () => {
    const source = mainOf(
      'auto f = std::async(std::launch::async, [] { return 42; }); std::cout << f.get();',
    );
    expect((await executor.judge(source, [['', '42']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it('defines ONLINE_JUDGE, so that a program reads standard input', async () => {
    const source = mainOf('int x; std::cin >> x; std::cout << x;').replace(
      'int main() {',
      'int main() {\n#ifndef ONLINE_JUDGE\nfreopen("input.txt", "r", stdin);\n#endif\n',
    );
    expect((await executor.judge(source, [['7', '7']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it.each([
    ['first', '#include <bits/stdc++.h>\n'],
    ['after other headers', '#include <iostream>\n#include <bits/stdc++.h>\n'],
    ['twice', '#include <bits/stdc++.h>\n#include <bits/stdc++.h>\n'],
    [
      'after a pragma and a macro',
      '#pragma GCC optimize("O3")\n#define ll long long\n#include <bits/stdc++.h>\n',
    ],
    ['not at all', '#include <iostream>\n'],
  ])('compiles a program that includes bits/stdc++.h %s', async (_name, head) => {
    expect(
      (await executor.judge(`${head}signed main() { std::cout << 5; }`, [['', '5']])).verdict,
    ).toBe('VERDICT_ACCEPTED');
  });

  it('leaks no name of a header that a program does not include', async () => {
    const { verdict } = await executor.judge(
      '#include <iostream>\nusing namespace std;\nint gcd = 1, map = 2, sort = 3;\nint main() { cout << gcd + map + sort; }',
      [['', '6']],
    );
    expect(verdict).toBe('VERDICT_ACCEPTED');
  });

  it('takes a source that is no UTF-8', async () => {
    const source = Buffer.concat([
      Buffer.from('// '),
      Buffer.from([0xe9, 0xff]),
      Buffer.from(`\n${sumCpp}`),
    ]);
    expect((await executor.judge(source, [['1 2', '3']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it('reports every language as available and every wall as closed', async () => {
    const capabilities = await executor.client.call(
      'GetCapabilities',
      {},
      { timeoutMs: callTimeoutMs },
    );
    expect(capabilities.languages.filter((support) => !support.isAvailable)).toEqual([]);
    expect(capabilities.languages.map((support) => support.language)).toEqual(
      languages.map(languageToMessage),
    );
    expect(capabilities.walls.filter((wall) => !wall.isClosed)).toEqual([]);
    expect(capabilities).toMatchObject({ slotCount: 2 });
  });
});

describe('RunProgram', () => {
  const run = (source: string, inputs: readonly string[], limits = {}) =>
    executor.client.call(
      'RunProgram',
      {
        program: { language: 'LANGUAGE_CPP20', source: Buffer.from(source) },
        inputs: inputs.map((input) => Buffer.from(input)),
        limits,
      },
      { timeoutMs: callTimeoutMs },
    );

  it('returns what a program did on each input, in order', async () => {
    const answer = await run(
      mainOf(
        'int x; if (!(std::cin >> x)) { std::cout << "none"; return 0; } if (x == 0) return 7; std::cout << 10 / x; std::cerr << "e";',
      ),
      ['5', '0', '', '2'],
    );
    expect(answer.results.map((result) => result.output.toString())).toEqual([
      '2',
      '',
      'none',
      '5',
    ]);
    expect(answer.verdict).toBe('VERDICT_RUNTIME_ERROR');
    expect(answer.results[1]).toMatchObject({
      verdict: 'VERDICT_RUNTIME_ERROR',
      execution: { exitCode: 7, isOutputTruncated: false, limitExceeded: '' },
    });
    expect(answer.results[0]?.execution?.errorOutput.toString()).toBe('e');
  });

  it('cuts an output at its limit, to the byte', async () => {
    const answer = await run(mainOf('for (;;) putchar(65);'), [''], { outputBytes: 12345 });
    expect(answer.results[0]?.output).toHaveLength(12345);
    expect(answer.results[0]?.execution).toMatchObject({
      outputBytes: 12345,
      isOutputTruncated: true,
      limitExceeded: 'stdout',
    });
  });

  it('runs a thousand inputs', async () => {
    const inputs = Array.from({ length: 1000 }, (_, index) => String(index));
    const answer = await run(mainOf('int x; std::cin >> x; std::cout << x * 2;'), inputs);
    expect(answer.results.map((result) => result.output.toString())).toEqual(
      inputs.map((input) => String(Number(input) * 2)),
    );
  });

  it('refuses outputs that do not fit one message', async () => {
    const source = mainOf(
      'std::string s(1 << 20, 65); for (int i = 0; i < 32; i++) std::cout << s;',
    );
    await expect(
      run(source, ['1', '2', '3'], { outputBytes: 64 * 1024 * 1024 }),
    ).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', reason: 'ANSWER_TOO_LARGE' });
  });

  it('passes every byte through', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const answer = await executor.client.call(
      'RunProgram',
      {
        program: {
          language: 'LANGUAGE_CPP20',
          source: Buffer.from(mainOf('int c; while ((c = getchar()) != EOF) putchar(c);')),
        },
        inputs: [bytes],
      },
      { timeoutMs: callTimeoutMs },
    );
    expect(answer.results[0]?.output.equals(bytes)).toBe(true);
  });
});

describe('bad requests', () => {
  const program = { language: 'LANGUAGE_CPP20', source: Buffer.from('int main() {}') } as const;
  const tests = [{ name: 'a', input: Buffer.alloc(0), answer: Buffer.alloc(0) }];
  it.each<[string, JudgeProgramRequestInput, string]>([
    ['no program', { tests }, 'program: is missing'],
    [
      'no language',
      { program: { source: Buffer.from('x') }, tests },
      'program.language: LANGUAGE_UNSPECIFIED is no language',
    ],
    [
      'no source',
      { program: { language: 'LANGUAGE_CPP20' }, tests },
      'program.source: has 0 bytes',
    ],
    [
      'too large a source',
      { program: { ...program, source: Buffer.alloc(1024 * 1024 + 1, 32) }, tests },
      'program.source: has 1048577 bytes',
    ],
    ['no tests', { program }, 'tests: has 0 entries: allowed are 1 to 1000'],
    [
      'too many tests',
      { program, tests: Array.from({ length: 1001 }, () => tests[0] ?? {}) },
      'tests: has 1001 entries',
    ],
    [
      'too large tests',
      { program, tests: [{ input: Buffer.alloc(40e6), answer: Buffer.alloc(30e6) }] },
      'tests: has 70000000 bytes in all',
    ],
    [
      'a limit out of range',
      { program, tests, limits: { cpuTime: { seconds: 1000, nanos: 0 } } },
      'limits.cpuTimeMs is 1000000',
    ],
    [
      'a checker without files',
      {
        program,
        tests,
        checker: {
          program: { language: 'LANGUAGE_CPP20', convention: 'CHECKER_CONVENTION_KATTIS' },
        },
      },
      'checker.program.files',
    ],
    [
      'a checker without a convention',
      {
        program,
        tests,
        checker: {
          program: {
            language: 'LANGUAGE_CPP20',
            files: [{ name: 'a.cpp', content: Buffer.from('x') }],
          },
        },
      },
      'checker.program.convention',
    ],
    [
      'a checker that climbs',
      {
        program,
        tests,
        checker: {
          program: {
            language: 'LANGUAGE_CPP20',
            convention: 'CHECKER_CONVENTION_KATTIS',
            files: [{ name: '../a.cpp', content: Buffer.from('x') }],
          },
        },
      },
      'checker.program.files',
    ],
    [
      'a checker in JavaScript',
      {
        program,
        tests,
        checker: {
          program: {
            language: 'LANGUAGE_JAVASCRIPT',
            convention: 'CHECKER_CONVENTION_KATTIS',
            files: [{ name: 'a.js', content: Buffer.from('x') }],
          },
        },
      },
      'checkers are C++ or Python',
    ],
  ])('refuses %s', async (_name, request, message) => {
    await expect(
      executor.client.call('JudgeProgram', request, { timeoutMs: callTimeoutMs }),
    ).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(message),
    });
  });
});

describe('a runner that dies', () => {
  it('is started again, and what ran on it is run again', async () => {
    const call = executor.judge(
      mainOf('std::this_thread::sleep_for(std::chrono::milliseconds(1500)); std::cout << 1;'),
      [['', '1']],
    );
    // Compiled by then, or still compiling: either must be done again.
    await sleep(1000);
    const before = runnerProcess();
    process.kill(before, 'SIGKILL');
    expect((await call).verdict).toBe('VERDICT_ACCEPTED');
    expect(runnerProcess()).not.toBe(before);
  });

  /** The runner is the one child of this process that is called so. */
  function runnerProcess(): number {
    const children = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((id) => id !== ''),
    );
    const found = children.find(
      (id) => readFileSync(`/proc/${id}/comm`, 'utf8').trim() === 'goldpan-runner',
    );
    if (found === undefined) throw new Error('no runner is a child of this process');
    return Number(found);
  }
});

describe('cancellation', () => {
  it('kills what runs when the caller goes away, and frees the slot', async () => {
    const sleeper = {
      program: {
        language: 'LANGUAGE_CPP20',
        source: Buffer.from(mainOf('for (;;) pause();', '#include <unistd.h>')),
      },
      tests: [{ name: 'a' }],
      limits: { cpuTime: { seconds: 60, nanos: 0 }, wallTime: { seconds: 300, nanos: 0 } },
    } as const;
    const controller = new AbortController();
    // More callers than slots: some run, one waits.
    const calls = [1, 2, 3].map(() =>
      executor.client.call(
        'JudgeProgram',
        { ...sleeper, tests: [...sleeper.tests] },
        { timeoutMs: callTimeoutMs, signal: controller.signal },
      ),
    );
    setTimeout(() => controller.abort(), 2000);
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
    }
    expect((await executor.judge(sumCpp, [['1 2', '3']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it('ends at the deadline of the call', async () => {
    const source = Buffer.from(mainOf('for (;;);'));
    const call = executor.client.call(
      'RunProgram',
      {
        program: { language: 'LANGUAGE_CPP20', source },
        inputs: [Buffer.alloc(0)],
        limits: { cpuTime: { seconds: 100, nanos: 0 } },
      },
      { timeoutMs: 1500 },
    );
    await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect((await executor.judge(sumCpp, [['1 2', '3']])).verdict).toBe('VERDICT_ACCEPTED');
  });
});

describe('a machine without a tool', () => {
  it('refuses the language, says how to get it, and never calls a program broken', async () => {
    const other = await startExecutor({ GOLDPAN_NODE_BINARY: '/usr/bin/false' });
    try {
      await expect(
        other.judge('print(1)', [['', '1']], { language: Language.JavaScript }),
      ).rejects.toMatchObject({
        code: 'FAILED_PRECONDITION',
        reason: 'LANGUAGE_UNAVAILABLE',
        message: expect.stringContaining('npm run setup'),
      });
      const capabilities = await other.client.call(
        'GetCapabilities',
        {},
        { timeoutMs: callTimeoutMs },
      );
      const missing = capabilities.languages.filter((support) => !support.isAvailable);
      expect(missing.map((support) => support.language)).toEqual(['LANGUAGE_JAVASCRIPT']);
    } finally {
      await other.stop();
    }
  });

  it('names the command that builds the runner', async () => {
    await expect(
      startExecutor({ GOLDPAN_RUNNER_BINARY: '/nonexistent/runner' }),
    ).rejects.toMatchObject({
      reason: 'RUNNER_MISSING',
      message: expect.stringContaining('npm run setup'),
    });
  });
});
