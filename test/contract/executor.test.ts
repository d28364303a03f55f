import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Language, languages } from '#libs/domain/language.ts';
import type { JudgeProgramRequestInput } from '#libs/gen/goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponse } from '#libs/gen/goldpan/executor/v1/JudgeProgramResponse.ts';
import type { CheckerInput } from '#libs/gen/goldpan/common/v1/Checker.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { executorMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';

// The real service with the real runner, compilers and interpreters of this machine.

let client: RpcClient<'goldpan.executor.v1.ExecutorService'>;
let stop: () => Promise<void>;
const timeoutMs = 60_000;

beforeAll(async () => {
  let address = '';
  const config = readExecutorConfig({
    GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_NATS_URL: '',
    GOLDPAN_EXECUTOR_SLOTS: '2',
  });
  stop = await startParts(
    executorParts(config, silentLogger, (bound) => (address = bound)),
    silentLogger,
  );
  client = connect('goldpan.executor.v1.ExecutorService', address, executorMessageBytesMax);
});

afterAll(async () => {
  client?.close();
  await stop?.();
});

type Options = Partial<Omit<JudgeProgramRequestInput, 'program' | 'tests'>> & {
  readonly language?: Language;
};

function judge(
  source: string | Buffer,
  tests: readonly (readonly [string, string])[],
  options: Options = {},
): Promise<JudgeProgramResponse> {
  const { language = Language.Cpp20, ...rest } = options;
  return client.call(
    'JudgeProgram',
    {
      program: { language: languageToMessage(language), source: Buffer.from(source) },
      tests: tests.map(([input, answer], index) => ({
        name: `test/${index + 1}`,
        input: Buffer.from(input),
        answer: Buffer.from(answer),
      })),
      ...rest,
    },
    { timeoutMs },
  );
}

const sumCpp =
  '#include <bits/stdc++.h>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << "\\n"; }\n';
const sums: Readonly<Record<Language, string>> = {
  [Language.Cpp17]: sumCpp,
  [Language.Cpp20]: sumCpp,
  [Language.Cpp23]: sumCpp,
  [Language.Python3]: 'a, b = map(int, input().split())\nprint(a + b)\n',
  [Language.JavaScript]: 'const [a, b] = readline().split(" ").map(Number);\nprint(a + b);\n',
};
const main = (body: string, head = ''): string =>
  `#include <bits/stdc++.h>\n${head}\nint main() { ${body} }\n`;

describe('languages', () => {
  it.each(languages)('accepts a right program and refuses a wrong one in %s', async (language) => {
    const judgement = await judge(
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
      const judgement = await judge('int main( {', [['', '']], { language });
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
    const { results } = await judge(source, [['', '']], { language });
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
    const { results } = await judge(source, [['', '']], { language });
    expect(results[0]).toMatchObject({
      verdict: 'VERDICT_RUNTIME_ERROR',
      execution: { exitCode: 1 },
    });
    expect(results[0]?.execution?.errorOutput.toString()).toMatch(/not defined/);
  });

  it('gives a JavaScript program its lines, and undefined at the end', async () => {
    const source =
      'let line, all = [];\nwhile ((line = readline()) !== undefined) all.push(line);\nwrite(JSON.stringify(all)); console.log(""); print("a", 1);';
    const { verdict } = await judge(source, [['x\r\n\né', '["x","","é"]\na 1']], {
      language: Language.JavaScript,
    });
    expect(verdict).toBe('VERDICT_ACCEPTED');
  });

  it('runs what a JavaScript program left for later', async () => {
    const { verdict } = await judge(
      'Promise.resolve().then(() => print("later"));',
      [['', 'later']],
      { language: Language.JavaScript },
    );
    expect(verdict).toBe('VERDICT_ACCEPTED');
  });

  it('lets recursion use all of the memory as stack', async () => {
    const cpp = main(
      'std::cout << depth(4000000);',
      'int depth(int n) { volatile int pad[4] = {n}; return n == 0 ? 0 : 1 + depth(pad[0] - 1); }',
    );
    expect(
      (await judge(cpp, [['', '4000000']], { limits: { memoryBytes: 512 * 1024 * 1024 } })).verdict,
    ).toBe('VERDICT_ACCEPTED');
    const python =
      'import sys, threading\nsys.setrecursionlimit(200000)\nthreading.stack_size(128 * 1024 * 1024)\ndef depth(n):\n    return 0 if n == 0 else 1 + depth(n - 1)\nthread = threading.Thread(target=lambda: print(depth(100000)))\nthread.start()\nthread.join()\n';
    expect((await judge(python, [['', '100000']], { language: Language.Python3 })).verdict).toBe(
      'VERDICT_ACCEPTED',
    );
  });

  it('lets a program start threads', async () => {
    const source = main(
      'auto f = std::async(std::launch::async, [] { return 42; }); std::cout << f.get();',
    );
    expect((await judge(source, [['', '42']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it('defines ONLINE_JUDGE, so that a program reads standard input', async () => {
    const source = main('int x; std::cin >> x; std::cout << x;').replace(
      'int main() {',
      'int main() {\n#ifndef ONLINE_JUDGE\nfreopen("input.txt", "r", stdin);\n#endif\n',
    );
    expect((await judge(source, [['7', '7']])).verdict).toBe('VERDICT_ACCEPTED');
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
    expect((await judge(`${head}signed main() { std::cout << 5; }`, [['', '5']])).verdict).toBe(
      'VERDICT_ACCEPTED',
    );
  });

  it('leaks no name of a header that a program does not include', async () => {
    const { verdict } = await judge(
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
    expect((await judge(source, [['1 2', '3']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it('reports every language as available and every wall as closed', async () => {
    const capabilities = await client.call('GetCapabilities', {}, { timeoutMs });
    expect(capabilities.languages.filter((support) => !support.isAvailable)).toEqual([]);
    expect(capabilities.languages.map((support) => support.language)).toEqual(
      languages.map(languageToMessage),
    );
    expect(capabilities.walls.filter((wall) => !wall.isClosed)).toEqual([]);
    expect(capabilities).toMatchObject({ slotCount: 2 });
  });
});

describe('verdicts', () => {
  const second = { seconds: 1, nanos: 0 };
  const tenth = { seconds: 0, nanos: 100_000_000 };
  const mebibyte = 1024 * 1024;

  it.each<[string, string, string, Options]>([
    ['ends by a signal', main('volatile int* p = nullptr; *p = 1;'), 'VERDICT_RUNTIME_ERROR', {}],
    ['aborts', main('std::abort();'), 'VERDICT_RUNTIME_ERROR', {}],
    ['throws', main('std::vector<int> v; v.at(1);'), 'VERDICT_RUNTIME_ERROR', {}],
    [
      'computes for ever',
      main('volatile unsigned x = 0; for (;;) x++;'),
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
      main('std::this_thread::sleep_for(std::chrono::seconds(100));'),
      'VERDICT_IDLENESS_LIMIT_EXCEEDED',
      { limits: { cpuTime: second, wallTime: tenth } },
    ],
    [
      'touches too much memory',
      main('std::vector<char> v(1 << 30, 1); std::cout << (int)v[12345];'),
      'VERDICT_MEMORY_LIMIT_EXCEEDED',
      { limits: { memoryBytes: 64 * mebibyte } },
    ],
    [
      'has too large an array',
      main('a[1 << 27] = 1; std::cout << a[5];', 'int a[1 << 28];'),
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
      main('for (;;) puts("spam");'),
      'VERDICT_OUTPUT_LIMIT_EXCEEDED',
      { limits: { outputBytes: 1000 } },
    ],
    [
      'writes the answer and then too much',
      main('puts("1"); fflush(stdout); for (;;) putchar(32);'),
      'VERDICT_OUTPUT_LIMIT_EXCEEDED',
      { limits: { outputBytes: 1000 } },
    ],
    [
      'calls ptrace',
      main('ptrace(PTRACE_TRACEME, 0, 0, 0); puts("1");', '#include <sys/ptrace.h>'),
      'VERDICT_SECURITY_VIOLATION',
      {},
    ],
    [
      'opens a socket',
      main('socket(AF_INET, SOCK_STREAM, 0); puts("1");', '#include <sys/socket.h>'),
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
      `${'#pragma message("' + 'x'.repeat(900) + '")\n'}`.repeat(200) + 'int main() {}',
      'VERDICT_COMPILE_LIMIT_EXCEEDED',
      {},
    ],
    [
      'makes the compiler read a device',
      '#include "/dev/zero"\nint main() {}',
      'VERDICT_COMPILE_ERROR',
      {},
    ],
    ['ignores the input and is wrong', main('puts("2");'), 'VERDICT_WRONG_ANSWER', {}],
  ])('a program that %s', async (_name, source, verdict, options) => {
    const judgement = await judge(source, [['5\n', '1']], options);
    expect(judgement.verdict).toBe(verdict);
  });

  it('stops a compilation that would not end', async () => {
    // Two instantiations for each, thirty levels deep: a thousand million.
    const source =
      'template<int D, long N> struct T { static constexpr long v = T<D - 1, 2 * N>::v + T<D - 1, 2 * N + 1>::v; };\ntemplate<long N> struct T<0, N> { static constexpr long v = N; };\nint main() { return T<30, 1>::v; }';
    expect((await judge(source, [['', '']], {})).verdict).toBe('VERDICT_COMPILE_LIMIT_EXCEEDED');
  }, 120_000);

  it('leaks no file through an error message of the compiler', async () => {
    const { compilation, verdict } = await judge('#include "/etc/passwd"\nint main() {}', [
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
    const stopped = await judge(sumCpp, tests, { stopOnFirstFailure: true });
    expect(stopped.results.map((result) => result.verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
      'VERDICT_SKIPPED',
    ]);
    expect(stopped.results[2]?.execution).toBeNull();
    const all = await judge(sumCpp, tests);
    expect(all.results.map((result) => result.verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
      'VERDICT_ACCEPTED',
    ]);
  });

  it('compiles equal sources once', async () => {
    const source = main('std::cout << 271828;');
    const [first, second_] = await Promise.all([
      judge(source, [['', '271828']]),
      judge(source, [['', '271828']]),
    ]);
    expect([first.compilation?.isCached, second_.compilation?.isCached].sort()).toEqual([
      false,
      true,
    ]);
  });

  it('keeps the last word of a program that wrote much on standard error', async () => {
    const { verdict, results } = await judge(
      main('for (int i = 0; i < 100000; i++) std::cerr << "debug "; std::cout << 1;'),
      [['', '1']],
    );
    expect(verdict).toBe('VERDICT_ACCEPTED');
    expect(results[0]?.execution?.errorOutput).toHaveLength(64 * 1024);
  });
});

describe('RunProgram', () => {
  const run = (source: string, inputs: readonly string[], limits = {}) =>
    client.call(
      'RunProgram',
      {
        program: { language: 'LANGUAGE_CPP20', source: Buffer.from(source) },
        inputs: inputs.map((input) => Buffer.from(input)),
        limits,
      },
      { timeoutMs },
    );

  it('returns what a program did on each input, in order', async () => {
    const answer = await run(
      main(
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
    const answer = await run(main('for (;;) putchar(65);'), [''], { outputBytes: 12345 });
    expect(answer.results[0]?.output).toHaveLength(12345);
    expect(answer.results[0]?.execution).toMatchObject({
      outputBytes: 12345,
      isOutputTruncated: true,
      limitExceeded: 'stdout',
    });
  });

  it('runs a thousand inputs', async () => {
    const inputs = Array.from({ length: 1000 }, (_, index) => String(index));
    const answer = await run(main('int x; std::cin >> x; std::cout << x * 2;'), inputs);
    expect(answer.results.map((result) => result.output.toString())).toEqual(
      inputs.map((input) => String(Number(input) * 2)),
    );
  });

  it('refuses outputs that do not fit one message', async () => {
    const source = main('std::string s(1 << 20, 65); for (int i = 0; i < 32; i++) std::cout << s;');
    await expect(
      run(source, ['1', '2', '3'], { outputBytes: 64 * 1024 * 1024 }),
    ).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', reason: 'ANSWER_TOO_LARGE' });
  });

  it('passes every byte through', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const answer = await client.call(
      'RunProgram',
      {
        program: {
          language: 'LANGUAGE_CPP20',
          source: Buffer.from(main('int c; while ((c = getchar()) != EOF) putchar(c);')),
        },
        inputs: [bytes],
      },
      { timeoutMs },
    );
    expect(answer.results[0]?.output.equals(bytes)).toBe(true);
  });
});

describe('checkers', () => {
  const program = (
    language: Language,
    convention: 'KATTIS' | 'TESTLIB',
    source: string,
    changes: { files?: readonly (readonly [string, string])[]; arguments?: string[] } = {},
  ): CheckerInput => ({
    program: {
      files: [
        [language === Language.Python3 ? 'check.py' : 'check.cpp', source] as const,
        ...(changes.files ?? []),
      ].map(([name, content]) => ({ name, content: Buffer.from(content) })),
      language: languageToMessage(language),
      convention: `CHECKER_CONVENTION_${convention}`,
      arguments: changes.arguments ?? [],
    },
  });
  // Accepts any number of the answer's parity.
  const kattisCpp = `#include <bits/stdc++.h>
int main(int argc, char** argv) {
  std::ifstream input(argv[1]), answer(argv[2]); std::ofstream message(std::string(argv[3]) + "judgemessage.txt");
  long long n, a, b; input >> n; answer >> a;
  if (!(std::cin >> b)) { message << "no number\\nat all"; return 43; }
  if (n != 5) return 1;
  if ((a - b) % 2 == 0) return 42;
  message << "parity of " << b; return 43; }`;
  const kattisPython = `import sys
from helper import same_parity
number = int(open(sys.argv[1]).read())
assert number == 5 and sys.argv[4:] == ['--x', 'y z']
answer = int(open(sys.argv[2]).read())
try:
    value = int(sys.stdin.read())
except ValueError:
    open(sys.argv[3] + 'judgemessage.txt', 'w').write('no number\\nat all')
    sys.exit(43)
if same_parity(value, answer): sys.exit(42)
open(sys.argv[3] + '/judgemessage.txt', 'w').write(f'parity of {value}')
sys.exit(43)
`;
  const testlibCpp = `#include <bits/stdc++.h>
#include "shared/parity.h"
int main(int argc, char** argv) {
  std::ifstream input(argv[1]), output(argv[2]), answer(argv[3]);
  long long n, a, b; input >> n; answer >> a;
  if (!(output >> b)) { std::cerr << "wrong output format no number\\nat all"; return 2; }
  if (n != 5) return 3;
  if (parity(a) == parity(b)) { std::cerr << "ok"; return 0; }
  std::cerr << "parity of " << b; return 1; }`;
  const checkers: readonly (readonly [string, CheckerInput])[] = [
    ['Kattis in C++', program(Language.Cpp20, 'KATTIS', kattisCpp)],
    [
      'Kattis in Python',
      program(Language.Python3, 'KATTIS', kattisPython, {
        files: [['helper.py', 'def same_parity(a, b): return (a - b) % 2 == 0\n']],
        arguments: ['--x', 'y z'],
      }),
    ],
    [
      'testlib in C++, of several files',
      program(Language.Cpp17, 'TESTLIB', testlibCpp, {
        files: [
          ['shared/parity.h', 'int parity(long long);\n'],
          ['shared/parity.cpp', '#include "parity.h"\nint parity(long long x) { return x & 1; }\n'],
        ],
      }),
    ],
  ];

  it.each(checkers)('%s decides', async (_name, checker) => {
    const echo = main('std::string s; std::cin >> s; std::cout << WHAT;');
    const say = (what: string) => judge(echo.replace('WHAT', what), [['5', '2']], { checker });
    expect((await say('"8"')).verdict).toBe('VERDICT_ACCEPTED');
    const wrong = await say('"7"');
    expect(wrong.verdict).toBe('VERDICT_WRONG_ANSWER');
    expect(wrong.results[0]?.message).toBe('parity of 7');
    const none = await say('"x"');
    expect(none.verdict).toBe('VERDICT_WRONG_ANSWER');
    expect(none.results[0]?.message).toMatch(/no number at all$/);
  });

  it.each<[string, CheckerInput, RegExp]>([
    [
      'does not compile',
      program(Language.Cpp20, 'KATTIS', 'int main() { return nonsense; }'),
      /does not compile.*nonsense/,
    ],
    [
      'does not compile in Python',
      program(Language.Python3, 'KATTIS', 'def ('),
      /does not compile.*SyntaxError/,
    ],
    [
      'exits with 0 under Kattis',
      program(Language.Cpp20, 'KATTIS', 'int main() {}'),
      /status 0, where 42 accepts/,
    ],
    [
      'exits with 42 under testlib',
      program(Language.Cpp20, 'TESTLIB', 'int main() { return 42; }'),
      /status 42, where 0 accepts/,
    ],
    [
      'reports its own failure',
      program(
        Language.Cpp20,
        'TESTLIB',
        '#include <cstdio>\nint main() { fputs("FAIL no answer", stderr); return 3; }',
      ),
      /failure of its own.*FAIL no answer/,
    ],
    [
      'crashes',
      program(Language.Cpp20, 'KATTIS', '#include <cstdlib>\nint main() { abort(); }'),
      /signal 6/,
    ],
    [
      'raises in Python',
      program(Language.Python3, 'KATTIS', 'raise ValueError("boom")'),
      /status 1.*boom/,
    ],
    [
      'opens a socket',
      program(
        Language.Cpp20,
        'KATTIS',
        '#include <sys/socket.h>\nint main() { socket(AF_INET, SOCK_STREAM, 0); return 42; }',
      ),
      /forbids/,
    ],
    [
      'reads a file of the machine',
      program(
        Language.Cpp20,
        'KATTIS',
        '#include <cstdio>\nint main() { return fopen("/etc/passwd", "r") ? 42 : 9; }',
      ),
      /status 9/,
    ],
    [
      'reads a file of the machine in Python',
      program(
        Language.Python3,
        'KATTIS',
        'import sys\ntry:\n    open("/etc/passwd")\nexcept OSError:\n    sys.exit(9)\nsys.exit(42)',
      ),
      /status 9/,
    ],
    [
      'writes over what it judges',
      program(
        Language.Cpp20,
        'KATTIS',
        '#include <cstdio>\nint main(int, char** argv) { return fopen(argv[2], "w") ? 42 : 9; }',
      ),
      /status 9/,
    ],
    [
      'takes all memory',
      program(
        Language.Cpp20,
        'KATTIS',
        '#include <vector>\nint main() { for (std::vector<std::vector<char>> v;;) v.emplace_back(1 << 24, 1); }',
      ),
      /memory limit/,
    ],
    [
      'writes for ever',
      program(Language.Cpp20, 'KATTIS', '#include <cstdio>\nint main() { for (;;) puts("spam"); }'),
      /stdout limit/,
    ],
    [
      'forks',
      program(
        Language.Cpp20,
        'KATTIS',
        '#include <unistd.h>\nint main() { return fork() < 0 ? 9 : 42; }',
      ),
      /status 9/,
    ],
  ])('a checker that %s fails the call and judges nobody', async (_name, checker, message) => {
    await expect(judge(sumCpp, [['1 2', '3']], { checker })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'CHECKER_FAILED',
      message: expect.stringMatching(message),
    });
  });

  it('is not asked about a program that failed by itself', async () => {
    const checker = program(Language.Cpp20, 'KATTIS', 'int main() { return 42; }');
    expect((await judge('int main() { return 1; }', [['', '']], { checker })).verdict).toBe(
      'VERDICT_RUNTIME_ERROR',
    );
  });

  it('shows one line of printable text of what a checker wrote', async () => {
    const checker = program(
      Language.Cpp20,
      'TESTLIB',
      '#include <bits/stdc++.h>\nint main() { std::cerr << "\\x1b[2J a\\nb " << std::string(5000, 120); return 1; }',
    );
    const message = (await judge(sumCpp, [['1 2', '3']], { checker })).results[0]?.message ?? '';
    expect(message).toMatch(/^\[2J a b x+…$/);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(1024);
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
    await expect(client.call('JudgeProgram', request, { timeoutMs })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(message),
    });
  });
});

describe('a runner that dies', () => {
  it('is started again, and what ran on it is run again', async () => {
    const call = judge(
      main('std::this_thread::sleep_for(std::chrono::milliseconds(1500)); std::cout << 1;'),
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
        source: Buffer.from(main('for (;;) pause();', '#include <unistd.h>')),
      },
      tests: [{ name: 'a' }],
      limits: { cpuTime: { seconds: 60, nanos: 0 }, wallTime: { seconds: 300, nanos: 0 } },
    } as const;
    const controller = new AbortController();
    // More callers than slots: some run, one waits.
    const calls = [1, 2, 3].map(() =>
      client.call(
        'JudgeProgram',
        { ...sleeper, tests: [...sleeper.tests] },
        { timeoutMs, signal: controller.signal },
      ),
    );
    setTimeout(() => controller.abort(), 2000);
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
    }
    expect((await judge(sumCpp, [['1 2', '3']])).verdict).toBe('VERDICT_ACCEPTED');
  });

  it('ends at the deadline of the call', async () => {
    const source = Buffer.from(main('for (;;);'));
    const call = client.call(
      'RunProgram',
      {
        program: { language: 'LANGUAGE_CPP20', source },
        inputs: [Buffer.alloc(0)],
        limits: { cpuTime: { seconds: 100, nanos: 0 } },
      },
      { timeoutMs: 1500 },
    );
    await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect((await judge(sumCpp, [['1 2', '3']])).verdict).toBe('VERDICT_ACCEPTED');
  });
});
