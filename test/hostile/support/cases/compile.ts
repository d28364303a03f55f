import { Language } from '#libs/domain/language.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, shortTime } from '../sources.ts';

const main = '\nint main() {}\n';

/** Compile time: what a source makes the compiler read, write and compute. */
export const compileCases: readonly HostileCase[] = [
  ...(
    [
      ['a source of random bytes', '#include "/dev/urandom"'],
      ['a terminal', '#include "/dev/tty"'],
      ['its own memory', '#include "/proc/self/mem"'],
      ['a folder', '#include "/usr/include"'],
      ['its own folder of descriptors', '#include "/proc/self/fd"'],
      ['the password file, by the assembler', 'asm(".incbin \\"/etc/passwd\\"");'],
      ['its environment, by the assembler', 'asm(".incbin \\"/proc/self/environ\\"");'],
      ["the runner's environment, by the assembler", 'asm(".include \\"/proc/1/environ\\"");'],
      ['a file by a digraph', '%:include "/etc/passwd"'],
      ['a file by a macro', '#define F "/etc/passwd"\n#include F'],
      ['a file by way of its own folder', '#include "../../../../../../etc/passwd"'],
      ['itself for ever', '#include __FILE__'],
      ['itself twice for ever', '#include __FILE__\n#include __FILE__'],
    ] as const
  ).map(([what, head]): HostileCase => ({
    does: `makes the compiler read ${what}`,
    source: head + main,
    // Reading itself twice doubles at each of two hundred levels; errors end it first.
    verdicts: what.startsWith('itself')
      ? ['COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED']
      : ['COMPILE_ERROR'],
    check: ({ compilation }) =>
      /root:|PATH=/.test(compilation?.log.toString() ?? '')
        ? 'the log of the compiler shows the file'
        : undefined,
    isForBothAccounts: what.includes('assembler'),
  })),
  {
    does: 'makes the compiler read a program',
    source: `#include "/usr/bin/g++"${main}`,
    // A line of it in the message may be longer than the log may be.
    verdicts: ['COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED'],
  },
  {
    does: 'makes the compiler read its standard input',
    source: `#include "/dev/stdin"${main}`,
    tests: [['', '']],
    // There is nothing in it.
    verdicts: ['ACCEPTED', 'COMPILE_ERROR'],
    isForBothAccounts: true,
  },
  {
    does: 'makes the compiler wait for its own messages',
    source: `#include "/proc/self/fd/1"\n#include "/proc/self/fd/2"${main}`,
    verdicts: ['COMPILE_ERROR'],
    isForBothAccounts: true,
  },
  {
    does: 'asks the compiler what files there are',
    // As with stat, it learns that a path exists, and no more: a file that is there is an error.
    source: `#if __has_include("/etc/shadow")\n#endif\n${cProgram('puts("safe");')}`,
    verdicts: ['COMPILE_ERROR', 'ACCEPTED'],
  },
  {
    does: 'is a gibibyte once it is compiled',
    source: 'int main[1 << 28] = {1};',
    verdicts: ['COMPILE_LIMIT_EXCEEDED', 'COMPILE_ERROR'],
    isForBothAccounts: true,
  },
  {
    does: 'lets the assembler write four gibibytes',
    source: `asm(".section .data\\n.fill 0x100000000, 1, 65\\n.text");${main}`,
    verdicts: ['COMPILE_LIMIT_EXCEEDED', 'COMPILE_ERROR'],
  },
  {
    does: 'moves far ahead in its object file',
    source: `asm(".section .data\\n.org 0x100000000\\n.byte 1\\n.text");${main}`,
    verdicts: ['COMPILE_LIMIT_EXCEEDED', 'COMPILE_ERROR'],
  },
  {
    does: 'lets the assembler repeat for ever',
    source: `asm(".macro m\\nm\\nm\\n.endm\\nm");${main}`,
    verdicts: ['COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED'],
  },
  {
    does: 'computes for ever in a constant',
    source: `constexpr long f() { long n = 0; for (;;) n ^= 1; return n; }\nstatic_assert(f() == 1);${main}`,
    verdicts: ['COMPILE_ERROR'],
  },
  {
    does: 'follows operators for ever',
    source:
      'template<class T> struct A { A<A<T>> operator->() { return {}; } };\nint main() { A<int> a; a->x; }',
    verdicts: ['COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED'],
  },
  {
    does: 'doubles a macro thirty times',
    source: `#define A0 1+1+1+1\n${Array.from({ length: 30 }, (_, i) => `#define A${i + 1} A${i}+A${i}`).join('\n')}\nint main() { return A30; }`,
    verdicts: ['COMPILE_LIMIT_EXCEEDED', 'COMPILE_ERROR'],
  },
  {
    does: 'warns a hundred thousand times',
    source: `#pragma GCC diagnostic warning "-Wall"\nint main() {\n${'int; '.repeat(100_000)}\nreturn 0; }`,
    tests: [['', '']],
    verdicts: ['ACCEPTED', 'COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED'],
  },
  {
    does: 'has a hundred thousand errors',
    source: `int main() {\n${'x();\n'.repeat(100_000)}\n}`,
    verdicts: ['COMPILE_ERROR'],
  },
  {
    does: 'nests a hundred thousand brackets in Python',
    source: `print(${'('.repeat(100_000)}0${')'.repeat(100_000)})`,
    language: Language.Python3,
    verdicts: ['COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED'],
  },
  {
    does: 'nests a hundred thousand brackets in JavaScript',
    source: `print(${'('.repeat(100_000)}0${')'.repeat(100_000)})`,
    language: Language.JavaScript,
    verdicts: ['COMPILE_ERROR', 'COMPILE_LIMIT_EXCEEDED'],
  },
  {
    does: 'lets Python fold an enormous constant',
    source: 'x = ' + '('.repeat(50) + '9 ** 99' + ') ** 99'.repeat(50),
    language: Language.Python3,
    verdicts: [
      'TIME_LIMIT_EXCEEDED',
      'MEMORY_LIMIT_EXCEEDED',
      'RUNTIME_ERROR',
      'COMPILE_ERROR',
      'COMPILE_LIMIT_EXCEEDED',
    ],
    options: { limits: shortTime },
  },
  ...(
    [
      [
        'an object file',
        Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x01\0\x3e\0', 'latin1'),
      ],
      [
        'random bytes',
        Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197 + 31) % 256)),
      ],
      ['a linker script', Buffer.from('OUTPUT("/tmp/x") INPUT("/etc/passwd")')],
      ['an archive of options', Buffer.from('@/etc/passwd -fplugin=./x.so')],
      ['a precompiled header', Buffer.from(`gpch.014${'\0'.repeat(4096)}`)],
    ] as const
  ).map(([what, source]): HostileCase => ({
    does: `is ${what} and no program`,
    source,
    verdicts: ['COMPILE_ERROR'],
  })),
  ...(
    [
      ['a byte order mark', `\ufeff${cProgram('puts("safe");')}`],
      ['line ends of Windows', cProgram('puts("safe");').replaceAll('\n', '\r\n')],
      ['no line end at its end', cProgram('puts("safe");').trimEnd()],
      [
        'options for a plugin and for optimisation in it',
        `#pragma GCC optimize("O3,unroll-loops")\n#pragma GCC plugin "x"\n${cProgram('puts("safe");')}`,
      ],
    ] as const
  ).map(([what, source]): HostileCase => ({ does: `has ${what}`, source, verdicts: ['ACCEPTED'] })),
  {
    does: 'is written for another processor',
    source: cProgram('asm volatile("ud2"); puts("safe");'),
    verdicts: ['RUNTIME_ERROR'],
    check: ({ results }) =>
      results[0]?.execution?.signal === 4 ? undefined : 'it did not end by SIGILL',
  },
  {
    does: 'misbehaves before main',
    source: cProgram(
      'puts("late");',
      '__attribute__((constructor)) static void early() { syscall(SYS_ptrace, 0, 0, 0, 0); puts("early"); }',
    ),
    verdicts: ['SECURITY_VIOLATION'],
    isForBothAccounts: true,
  },
  {
    does: 'has a start of its own',
    source: cProgram('return 0;', 'extern "C" void _start() { for (;;); }'),
    verdicts: ['COMPILE_ERROR'],
  },
  {
    does: 'asks for an interpreter of its own',
    source: cProgram(
      'puts("safe");',
      '__attribute__((section(".interp"))) extern const char interpreter[] = "/usr/bin/python3";',
    ),
    // The linker makes it a request to the kernel; it is the program that cannot start, not the sandbox that fails.
    verdicts: ['RUNTIME_ERROR'],
    isForBothAccounts: true,
  },
  {
    does: 'makes its code writable and its stack executable',
    source: cProgram(
      'static unsigned char code[] = {0xb8, 42, 0, 0, 0, 0xc3}; void* p = mmap(nullptr, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); memcpy(p, code, 6); puts(((int (*)())p)() == 42 ? "safe" : "");',
      'asm(".section .note.GNU-stack,\\"x\\",@progbits\\n.text");',
    ),
    // It is its own process to spoil: there is nothing to execute that is not behind the walls.
    verdicts: ['ACCEPTED'],
  },
];
