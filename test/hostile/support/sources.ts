/** C++ with the headers of the C library alone, which compiles in a tenth of the time of a usual program. */
export function cProgram(body: string, head = ''): string {
  return `${cHeaders}${head}\nint main() {\n${body}\n}\n`;
}

/** What every C program here includes. */
export const cHeaders = [
  'cerrno',
  'csignal',
  'cstdio',
  'cstdlib',
  'cstring',
  'ctime',
  'fcntl.h',
  'pthread.h',
  'sched.h',
  'sys/mman.h',
  'sys/resource.h',
  'sys/stat.h',
  'sys/syscall.h',
  'sys/time.h',
  'sys/wait.h',
  'unistd.h',
]
  .map((name) => `#include <${name}>\n`)
  .join('');

export const mebibyte = 1024 * 1024;

/** A time limit. */
export function milliseconds(count: number): { seconds: number; nanos: number } {
  return { seconds: Math.floor(count / 1000), nanos: (count % 1000) * 1_000_000 };
}

/** Limits that stop a program of C++ or Python soon; the innocent never meet them. */
export const shortTime = { cpuTime: milliseconds(300), wallTime: milliseconds(900) };
/** For programs that wait: out of time on the clock with CPU time left. */
export const shortWait = { cpuTime: milliseconds(2000), wallTime: milliseconds(300) };
export const smallMemory = { memoryBytes: 64 * mebibyte };
