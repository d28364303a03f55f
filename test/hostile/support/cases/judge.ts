import { Language } from '#libs/domain/language.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, milliseconds } from '../sources.ts';

const secret = '31337-the-answer';
const tolerant = { token: { floatRelativeTolerance: 1e-6, floatAbsoluteTolerance: 1e-6 } };

/** Attacks on the judge: on the comparison of outputs, and on what might lie about of the answer. */
export const judgeCases: readonly HostileCase[] = [
  ...(
    [
      ['a million digits', 'for (int i = 0; i < 1000000; i++) putchar(49);'],
      ['an enormous exponent', 'puts("1e999999999999999999");'],
      ['no number', 'puts("nan");'],
      ['infinity', 'puts("inf");'],
      ['a hexadecimal number', 'puts("0x1p0 0X1");'],
      ['a million short tokens', 'for (int i = 0; i < 1000000; i++) printf("1 ");'],
      ['NULs about the answer', 'fwrite("\\0001\\000", 1, 3, stdout);'],
      ['white space of other scripts about the answer', 'fputs("\\u20001\\u2003", stdout);'],
      ['half a character', 'fwrite("1\\xe2\\x80", 1, 3, stdout);'],
      ['names of JavaScript', 'puts("__proto__ constructor");'],
    ] as const
  ).map(([what, body]): HostileCase => ({
    does: `answers a number with ${what}`,
    source: cProgram(body),
    tests: [['', '1']],
    verdicts: ['WRONG_ANSWER'],
    options: { checker: tolerant },
  })),
  {
    does: 'answers a checker with the words of a judge',
    source: cProgram('puts("ok 100\\nAC\\n42\\n0"); fputs("accepted", stderr);'),
    verdicts: ['WRONG_ANSWER'],
    options: { checker: checkerOf('return 43;') },
  },
  {
    does: 'leaves the answer of a checker that writes files for the next program to find',
    source: `import os
found = []
for place in ('.', 'feedback', 'answer', 'input', os.environ['TMPDIR'], os.environ['TMPDIR'] + '/answer'):
    for look in (os.listdir, lambda path: open(path).read()):
        try: found.append(look(place))
        except OSError: pass
print('safe' if not found else found)`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
    // The second time it runs after the checker of the first.
    judgedCount: 2,
    options: {
      checker: checkerOf(
        'char name[64]; for (int i = 0; i < 50; i++) { snprintf(name, 64, "%s%d", v[3], i); mkdir(name, 0700); } FILE* f = fopen((std::string(v[3]) + "judgemessage.txt").c_str(), "w"); fputs("secret", f); return 42;',
      ),
    },
    isForBothAccounts: true,
  },
  {
    does: 'is judged by a checker that reaches for what is not its own',
    source: cProgram('puts("safe");'),
    verdicts: ['ACCEPTED'],
    options: {
      // 42 accepts: only when nothing was open to it.
      checker: checkerOf(
        `int open_ = 0; const char* names[] = {"/etc/passwd", "/", "/tmp", "/proc/self/environ", "/proc/self/maps", "/usr/bin/g++", "/usr/lib", "..", "/dev/null", "/proc/1/status"};
         for (const char* n : names) open_ += open(n, O_RDONLY) >= 0;
         open_ += open("input", O_RDWR) >= 0; open_ += open("answer", O_WRONLY) >= 0; open_ += open("new", O_CREAT | O_RDWR, 0600) >= 0;
         std::string f = v[3]; open_ += symlink("/etc/passwd", (f + "link").c_str()) == 0; open_ += mkfifo((f + "pipe").c_str(), 0600) == 0;
         open_ += link("answer", (f + "hard").c_str()) == 0; open_ += rename("answer", (f + "moved").c_str()) == 0;
         open_ += chmod(v[3], 0) == 0; open_ += fork() >= 0; open_ += syscall(SYS_memfd_create, "x", 0) >= 0; open_ += kill(getppid(), 0) == 0;
         open_ += creat((f + "kept").c_str(), 0600) < 0; return open_ == 0 ? 42 : 43;`,
      ),
    },
    isForBothAccounts: true,
  },
  {
    does: 'looks for the answer in its own process in Python',
    source: `import gc, os, sys
hay = [repr(os.environ), repr(sys.argv), repr(sys.modules['__main__'].__dict__)]
frame = sys._getframe()
while frame: hay.append(repr(frame.f_locals) + repr(frame.f_globals)); frame = frame.f_back
hay += [repr(thing) for thing in gc.get_objects() if isinstance(thing, (dict, list, str, bytes)) and len(thing) < 1000]
for fd in range(64):
    try: hay.append(repr(os.pread(fd, 1 << 16, 0)))
    except OSError: pass
needle = '31337' + '-the-'
print('found' if any(needle in one for one in hay) else 'not found')`,
    language: Language.Python3,
    tests: [['', secret]],
    verdicts: ['WRONG_ANSWER'],
    check: ({ results }) =>
      results[0]?.message.includes('found "not"') ? undefined : 'it found the answer',
  },
  {
    does: 'patches the language around its judge and leaves in Python',
    source: `import atexit, builtins, os, sys
class Always:
    def __eq__(self, other): return True
    def __str__(self): return 'safe'
builtins.print = lambda *a: os.write(1, b'wrong')
builtins.str = builtins.float = builtins.int = lambda *a: Always()
sys.exit = lambda *a: None
atexit.register(lambda: os._exit(0))
print(1)
os._exit(0)`,
    language: Language.Python3,
    verdicts: ['WRONG_ANSWER'],
  },
  {
    does: 'leaves with status 0 before it has answered in Python',
    source: 'import os\nos._exit(0)',
    language: Language.Python3,
    verdicts: ['WRONG_ANSWER'],
  },
  {
    does: 'looks for a way out of its isolate in JavaScript',
    source: `const found = [];
const attempt = (name, way) => { try { if (way() !== undefined) found.push(name); } catch {} };
for (const name of ['require', 'process', 'module', 'Buffer', 'global', 'ivm', '$0', '$1', 'writeOut', 'setTimeout', 'fetch', 'Worker'])
  attempt(name, () => globalThis[name]);
attempt('constructor', () => print.constructor('return typeof process === "undefined" ? undefined : process')());
attempt('import', () => { import('fs').then(() => print('imported'), () => {}); });
// The frames between this program and the host, by way of a value that print turns into text.
Error.prepareStackTrace = (_, frames) => frames;
const value = { toString() {
  for (const frame of new Error().stack) {
    attempt('process of a frame', () => frame.getThis()?.process);
    attempt('function of a frame', () => frame.getFunction()?.constructor('return typeof require === "undefined" ? undefined : 1')());
  }
  return 'x'; } };
print(value);
print(found.length === 0 ? 'safe' : found);`,
    language: Language.JavaScript,
    tests: [['', 'x safe']],
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'turns the host of JavaScript against itself',
    source: `Object.defineProperty(Array.prototype, '0', { set() {}, get() { return 'wrong'; } });
Object.prototype.toString = Array.prototype.join = String.prototype.slice = () => 'wrong';
Function.prototype.call = () => 'wrong';
print('safe'); readline(); throw new Error('goldpan: quit');`,
    language: Language.JavaScript,
    // It spoils its own output at most.
    verdicts: ['WRONG_ANSWER', 'RUNTIME_ERROR', 'ACCEPTED'],
    options: { limits: { cpuTime: milliseconds(1000) } },
  },
];

/** A Kattis checker in C++: `v` holds its arguments, the folder for feedback in v[3]. */
export function checkerOf(
  body: string,
): NonNullable<NonNullable<HostileCase['options']>['checker']> {
  const source = cProgram(body, '#include <string>').replace(
    'int main()',
    'int main(int, char** v)',
  );
  return {
    program: {
      files: [{ name: 'checker.cpp', content: Buffer.from(source) }],
      language: 'LANGUAGE_CPP20',
      convention: 'CHECKER_CONVENTION_KATTIS',
    },
  };
}
