import { Language } from '#libs/domain/language.ts';
import type { CheckerInput } from '#libs/gen/goldpan/common/v1/Checker.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, shortTime } from '../sources.ts';

const secret = '31337-the-answer';

/** Asks for the answer in one line, and shows what it was told in its message. */
const judge: CheckerInput = {
  program: {
    files: [
      {
        name: 'judge.py',
        content: Buffer.from(`import sys
answer = open(sys.argv[2]).read()
print('?', flush=True)
said = sys.stdin.buffer.readline(100)
open(sys.argv[3] + 'judgemessage.txt', 'wb').write(said)
sys.stdin.buffer.read()
sys.exit(42 if said == answer.encode() else 43)
`),
      },
    ],
    language: 'LANGUAGE_PYTHON3',
    convention: 'CHECKER_CONVENTION_KATTIS_INTERACTIVE',
    arguments: [],
  },
};

const told =
  (fragment: string): NonNullable<HostileCase['check']> =>
  ({ results }) =>
    results[0]?.message.includes(fragment) === true
      ? undefined
      : `the judge was told ${JSON.stringify(results[0]?.message)}`;

/** Attacks on the judge of an interactive problem, which runs beside the program as the same user. */
export const dialogueCases: readonly HostileCase[] = (
  [
    {
      does: 'looks for the files of its judge',
      source: `import os, sys
seen = ''
for path in ['answer', './answer', '../answer', os.environ.get('TMPDIR', '') + '/answer', 'input', 'feedback/judgemessage.txt']:
    try: seen += open(path).read()
    except OSError as error: seen += str(error.errno) + ' '
for place in ['.', '/proc/self/cwd', os.environ.get('TMPDIR', '.')]:
    try: seen += ' '.join(os.listdir(place))
    except OSError as error: seen += str(error.errno) + ' '
print(seen, flush=True)
`,
      language: Language.Python3,
      verdicts: ['WRONG_ANSWER'],
      check: told('13 13 2 13 13 2 13 13 13'),
    },
    {
      does: 'looks into the process of its judge',
      source: `import os
seen = []
for pid in range(os.getpid() - 3, os.getpid() + 3):
    if pid == os.getpid(): continue
    for what in ['mem', 'cmdline', 'fd/0', 'environ', 'cwd/answer']:
        try: seen.append(open(f'/proc/{pid}/{what}', 'rb').read(10))
        except OSError: pass
print('nothing' if not seen else seen, flush=True)
`,
      language: Language.Python3,
      verdicts: ['WRONG_ANSWER'],
      check: told('nothing'),
    },
    {
      does: 'kills its judge',
      source: `import os
sent = 0
for pid in [-1, 0, os.getppid(), *range(os.getpid() - 3, os.getpid())]:
    try:
        os.kill(pid, 9)
        sent += 1
    except OSError: pass
print('sent', sent, flush=True)
`,
      language: Language.Python3,
      verdicts: ['WRONG_ANSWER'],
      check: told('sent 0'),
    },
    {
      does: 'floods its judge',
      source: cProgram('static char block[65536]; for (;;) write(1, block, sizeof block);'),
      // The judge reads all that it is given, and has less memory than the program has time.
      verdicts: ['OUTPUT_LIMIT_EXCEEDED'],
    },
    {
      does: 'closes all its streams and stays',
      source: cProgram('close(0); close(1); close(2); for (;;) pause();'),
      verdicts: ['IDLENESS_LIMIT_EXCEEDED'],
    },
    {
      does: 'reads its own output and writes to its own input',
      source: cProgram(
        'char b[8]; int r = read(1, b, 8) < 0 && write(0, "x", 1) < 0; puts(r ? "refused" : "open");',
      ),
      verdicts: ['WRONG_ANSWER'],
      check: told('refused'),
    },
    {
      does: 'opens its pipes again',
      source: cProgram(
        'int r = open("/proc/self/fd/0", O_RDWR) < 0 && open("/proc/self/fd/1", O_RDWR) < 0; puts(r ? "refused" : "open");',
      ),
      verdicts: ['WRONG_ANSWER'],
      check: told('refused'),
    },
  ] satisfies readonly HostileCase[]
).map((one): HostileCase => ({
  ...one,
  tests: [[secret, secret]],
  options: { checker: judge, limits: shortTime },
  isForBothAccounts: true,
}));
