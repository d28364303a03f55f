import { Language } from '#libs/domain/language.ts';
import { cHeaders } from './sources.ts';
import type { Sandbox } from './sandbox.ts';

/** An argument of a system call: a number, a path, the caller's parent, or 4 KiB of zeroes. */
export type Argument =
  | number
  | string
  | { readonly special: 'parent' | 'buffer' | 'cpuClockOfParent' };

/** One attempt to reach out: a system call of x86_64 by its number. */
export type Probe = {
  readonly name: string;
  readonly number: number;
  readonly args: readonly Argument[];
  /** False for what an interpreter needs or may do, such as opening files that it may read. */
  readonly isForPython: boolean;
};

export const parent: Argument = { special: 'parent' };
export const buffer: Argument = { special: 'buffer' };
/** The id of the clock that counts the CPU time of the caller's parent (clock_getcpuclockid). */
export const cpuClockOfParent: Argument = { special: 'cpuClockOfParent' };

export function probe(name: string, number: number, ...args: readonly Argument[]): Probe {
  return { name, number, args, isForPython: true };
}

/** As `probe`, for the profile of compiled programs alone. */
export function nativeProbe(name: string, number: number, ...args: readonly Argument[]): Probe {
  return { name, number, args, isForPython: false };
}

/**
 * Attempts each probe in a process of its own, with an innocent one after each in C++, where that costs
 * a millisecond (in Python the next probe has to do), and returns one line a probe: "killed", "refused EPERM", or what got through. Only EPERM, EACCES and ENOSYS (ENOTTY for ioctl)
 * are refusals: with any other error, such as EINVAL, the call has reached the kernel.
 */
export async function attempt(
  sandbox: Sandbox,
  language: typeof Language.Cpp20 | typeof Language.Python3,
  probes: readonly Probe[],
): Promise<readonly string[]> {
  const isCpp = language === Language.Cpp20;
  const source = isCpp ? cppSource(probes) : pythonSource(probes);
  const inputs = probes.flatMap((_, index) => (isCpp ? [String(index), '-1'] : [String(index)]));
  const { verdict, compilation, results } = await sandbox.run(source, language, inputs);
  if (results.length !== inputs.length) {
    throw new Error(`the probes did not run: ${verdict} ${compilation?.log.toString() ?? ''}`);
  }
  return probes.map(({ name }, index) => {
    const own = results[isCpp ? 2 * index : index];
    const isNextWell = !isCpp || results[2 * index + 1]?.output.toString() === 'innocent';
    const outcome =
      own?.verdict === 'VERDICT_SECURITY_VIOLATION'
        ? 'killed'
        : own?.verdict === 'VERDICT_OK'
          ? own.output.toString()
          : `OPEN ${own?.verdict ?? ''} ${own?.execution?.errorOutput.toString().slice(-200) ?? ''}`;
    return `${name}: ${outcome}${isNextWell ? '' : ', and the next program failed'}`;
  });
}

/** The lines of probes that were not refused. */
export function openOf(lines: readonly string[]): readonly string[] {
  return lines.filter(
    (line) =>
      !/: (killed|refused (EPERM|EACCES|ENOSYS))$/.test(line) &&
      !/^ioctl .*: refused ENOTTY$/.test(line),
  );
}

function cppSource(probes: readonly Probe[]): string {
  const text = (argument: Argument): string => {
    if (typeof argument === 'number') return `${argument}L`;
    if (typeof argument === 'string') return JSON.stringify(argument);
    if (argument.special === 'parent') return '(long)getppid()';
    // The kernel's own encoding: inverted pid, then "process, time on a core".
    return argument.special === 'buffer' ? 'buffer' : '(((long)~getppid() << 3) | 2)';
  };
  const cases = probes.map(
    ({ number, args }, index) =>
      `case ${index}: return syscall(${[String(number), ...args.map(text)].join(', ')});`,
  );
  return `${cHeaders}
alignas(4096) static char buffer[4096];
static long attempt(int which) {
  switch (which) {
    ${cases.join('\n    ')}
  }
  return 0;
}
int main() {
  int which = 0;
  if (scanf("%d", &which) != 1) return 1;
  if (which < 0) return printf("innocent") < 0;
  long result = attempt(which);
  if (result < 0) printf("refused %s", strerrorname_np(errno));
  else printf("OPEN, returned %ld", result);
}
`;
}

function pythonSource(probes: readonly Probe[]): string {
  const text = (argument: Argument): string => {
    if (typeof argument === 'number') return `c_long(${argument})`;
    if (typeof argument === 'string') return `${JSON.stringify(argument)}.encode()`;
    if (argument.special === 'parent') return 'c_long(os.getppid())';
    return argument.special === 'buffer' ? 'buffer' : 'c_long((~os.getppid() << 3) | 2)';
  };
  const cases = probes.map(
    ({ number, args }) => `  lambda: (${[`c_long(${number})`, ...args.map(text)].join(', ')},),`,
  );
  return `import errno, os, sys
which = int(input())
from ctypes import CDLL, c_long, create_string_buffer, get_errno
call = CDLL(None, use_errno=True).syscall
call.restype = c_long
buffer = create_string_buffer(4096)
attempts = [
${cases.join('\n')}
]
result = call(*attempts[which]())
sys.stdout.write('OPEN, returned %d' % result if result >= 0 else 'refused ' + errno.errorcode[get_errno()])
`;
}
