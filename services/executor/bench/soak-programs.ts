import { Language } from '#libs/domain/language.ts';
import { resolveLimits, type Limits } from '#libs/domain/limits.ts';
import type { ProgramChecker } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';

/** A program that the soak runs again and again, and how every one of its executions must end. */
export type SoakProgram = {
  readonly name: string;
  readonly language: Language;
  readonly source: string;
  /** Executions in one round, each with an input of its own. */
  readonly executionCount: number;
  readonly limits: Limits;
  readonly verdict: Verdict;
};

const kibibyte = 1024;

/** The programs of a round: most do what they should, some fail in each of the ways that leave most behind. */
export function soakPrograms(roundNumber: number): readonly SoakProgram[] {
  const cpp = { language: Language.Cpp20, limits: resolveLimits({}) };
  return [
    {
      ...cpp,
      name: 'right',
      // Another text each time, so that it is compiled each time.
      source: mainOf(`long x = 0; std::cin >> x; std::cout << x * 2; // ${roundNumber}`),
      executionCount: 76,
      verdict: Verdict.Ok,
    },
    {
      ...cpp,
      name: 'right, in Python',
      language: Language.Python3,
      source: 'print(int(input()) * 2)\n',
      executionCount: 4,
      verdict: Verdict.Ok,
    },
    {
      ...cpp,
      name: 'crashes',
      source: mainOf('volatile int* p = nullptr; *p = 1;'),
      executionCount: 7,
      verdict: Verdict.RuntimeError,
    },
    {
      ...cpp,
      name: 'starts threads and never ends',
      source: mainOf(
        'std::thread a([] { for (;;); }), b([] { for (;;); }); for (volatile int x = 0;; x = x + 1);',
      ),
      executionCount: 6,
      limits: resolveLimits({ cpuTimeMs: 20 }),
      verdict: Verdict.TimeLimitExceeded,
    },
    {
      ...cpp,
      name: 'floods its output',
      source: mainOf('for (;;) puts("spam");'),
      executionCount: 7,
      limits: resolveLimits({ outputBytes: 64 * kibibyte }),
      verdict: Verdict.OutputLimitExceeded,
    },
    {
      ...cpp,
      name: 'does not compile',
      source: mainOf(`return nonsense; // ${roundNumber}`),
      // It is compiled, and nothing is left to run.
      executionCount: 0,
      verdict: Verdict.CompileError,
    },
  ];
}

/** A checker that accepts twice the input, unless the input is `refused`. */
export const soakChecker: { readonly checker: ProgramChecker; readonly refused: number } = {
  refused: 5,
  checker: {
    kind: 'program',
    language: Language.Cpp20,
    convention: 'kattis',
    arguments: [],
    files: [
      {
        name: 'check.cpp',
        content: Buffer.from(
          mainOf(
            'std::ifstream input(argv[1]); std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "seen"; long x = 0, y = 0; input >> x; std::cin >> y; return x != 5 && y == 2 * x ? 42 : 43;',
            'int, char** argv',
          ),
        ),
      },
    ],
  },
};

function mainOf(body: string, parameters = ''): string {
  return `#include <bits/stdc++.h>\nint main(${parameters}) {\n${body}\n}\n`;
}
