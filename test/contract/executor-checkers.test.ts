import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import type { CheckerInput } from '#libs/gen/goldpan/common/v1/Checker.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import { mainOf, startExecutor, sumCpp, type ExecutorUnderTest } from '../support/executor.ts';

// The real service with the real runner, compilers and interpreters of this machine.

let executor: ExecutorUnderTest;

beforeAll(async () => {
  executor = await startExecutor();
});

afterAll(() => executor?.stop());

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
    const echo = mainOf('std::string s; std::cin >> s; std::cout << WHAT;');
    const say = (what: string) =>
      executor.judge(echo.replace('WHAT', what), [['5', '2']], { checker });
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
    await expect(executor.judge(sumCpp, [['1 2', '3']], { checker })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'CHECKER_FAILED',
      message: expect.stringMatching(message),
    });
  });

  it('is not asked about a program that failed by itself', async () => {
    const checker = program(Language.Cpp20, 'KATTIS', 'int main() { return 42; }');
    expect(
      (await executor.judge('int main() { return 1; }', [['', '']], { checker })).verdict,
    ).toBe('VERDICT_RUNTIME_ERROR');
  });

  it('shows one line of printable text of what a checker wrote', async () => {
    const checker = program(
      Language.Cpp20,
      'TESTLIB',
      '#include <bits/stdc++.h>\nint main() { std::cerr << "\\x1b[2J a\\nb " << std::string(5000, 120); return 1; }',
    );
    const message =
      (await executor.judge(sumCpp, [['1 2', '3']], { checker })).results[0]?.message ?? '';
    expect(message).toMatch(/^\[2J a b x+…$/);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(1024);
  });
});
