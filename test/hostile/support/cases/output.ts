import { Language } from '#libs/domain/language.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, milliseconds, shortTime } from '../sources.ts';

const smallOutput = { ...shortTime, outputBytes: 100_000 };

/** Output: floods, bytes that are no text, and tricks with the descriptors that carry it. */
export const outputCases: readonly HostileCase[] = [
  {
    does: 'floods standard error',
    source: cProgram('static char block[65536]; for (;;) write(2, block, sizeof block);'),
    // It is thrown away. Which of its times is up first depends on how it shares the core with who reads.
    verdicts: ['TIME_LIMIT_EXCEEDED', 'IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: smallOutput },
    isForBothAccounts: true,
  },
  {
    does: 'answers and says much on standard error',
    source: cProgram(
      'static char block[65536]; for (int i = 0; i < 100; i++) write(2, block, sizeof block); puts("safe");',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: { ...smallOutput, cpuTime: milliseconds(2000) } },
  },
  ...(
    [
      ['floods standard output with one endless line', 'for (;;) write(1, block, sizeof block);'],
      ['floods both', 'for (;;) { write(2, block, sizeof block); write(1, block, sizeof block); }'],
      [
        'answers and floods',
        'puts("safe"); fflush(stdout); for (;;) write(1, block, sizeof block);',
      ],
      [
        'floods without waiting',
        'fcntl(1, F_SETFL, O_NONBLOCK); for (;;) write(1, block, sizeof block);',
      ],
      [
        'floods in packets',
        'fcntl(1, F_SETFL, 040000 /* O_DIRECT */); for (;;) write(1, block, 1000);',
      ],
      [
        'floods from all its threads',
        'pthread_t t; for (int i = 0; i < 3; i++) pthread_create(&t, nullptr, flood, nullptr); flood(nullptr);',
      ],
    ] as const
  ).map(([does, body]): HostileCase => ({
    does,
    source: cProgram(
      body,
      'static char block[65536]; static void* flood(void*) { for (;;) write(1, block, sizeof block); }',
    ),
    verdicts: ['OUTPUT_LIMIT_EXCEEDED'],
    options: { limits: smallOutput },
    check: ({ results }) =>
      Number(results[0]?.execution?.outputBytes) <= 100_000
        ? undefined
        : 'more than the limit was kept',
    isForBothAccounts: does === 'floods both',
  })),
  {
    does: 'floods in Python',
    source: 'while True: print("x" * 100000)',
    language: Language.Python3,
    verdicts: ['OUTPUT_LIMIT_EXCEEDED'],
    options: { limits: smallOutput },
  },
  {
    does: 'floods in JavaScript',
    source: 'for (;;) print("x".repeat(100000));',
    language: Language.JavaScript,
    verdicts: ['OUTPUT_LIMIT_EXCEEDED'],
    options: { limits: { outputBytes: 100_000 } },
  },
  {
    does: 'writes bytes that are no text, and the answer after them',
    source: cProgram('fwrite("\\0\\xff\\xfe\\xc3(\\x1b[2Jsafe\\r\\n", 1, 14, stdout);'),
    verdicts: ['WRONG_ANSWER'],
    check: ({ results }) =>
      // The message is for a person's terminal.
      /[\p{Cc}\u2028\u2029]/u.test(results[0]?.message ?? '')
        ? 'a control character of the program is in the message'
        : undefined,
  },
  {
    does: 'writes what looks like the verdict of a judge',
    source: cProgram(
      'puts("{\\"verdict\\":\\"VERDICT_ACCEPTED\\"}\\nok 100"); fputs("{\\"ok\\":true,\\"done\\":true,\\"count\\":1}", stderr);',
    ),
    verdicts: ['WRONG_ANSWER'],
  },
  {
    does: 'moves about in its output and cuts it off',
    source: cProgram(
      `int open = 0; open += lseek(1, 0, SEEK_SET) >= 0; open += ftruncate(1, 1l << 40) == 0;
       open += pwrite(1, "x", 1, 1l << 40) >= 0; open += fallocate(1, 0, 0, 1 << 30) == 0; char c; open += read(1, &c, 1) >= 0; puts(open ? "open" : "safe");`,
    ),
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'opens its output to read it back in Python',
    // Pipes lie at no path that Landlock knows of; their own mode closes them to their own user too.
    source: `import os
opened = []
for fd in (1, 2):
    for flags in (os.O_RDONLY | os.O_NONBLOCK, os.O_WRONLY | os.O_NONBLOCK, os.O_RDWR):
        try: opened.append(os.open(f'/proc/self/fd/{fd}', flags))
        except OSError: pass
os.write(1, b'opened' if opened else b'safe')`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'exhausts its descriptors',
    source: cProgram(
      'int n = 3; while (dup(0) >= 0) n++; puts(errno == EMFILE && n <= 64 && dup2(0, 1000) < 0 ? "safe" : "many");',
    ),
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'uses every descriptor it was not given in Python',
    source: `import os
found = []
for fd in range(3, 4096):
    try: os.fstat(fd); found.append(fd)
    except OSError: pass
print('safe' if not found else found)`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'dumps a core of its memory',
    source: cProgram(
      'rlimit all = {RLIM_INFINITY, RLIM_INFINITY}; setrlimit(RLIMIT_CORE, &all); abort();',
    ),
    verdicts: ['RUNTIME_ERROR'],
    isForBothAccounts: true,
  },
];

/** Files: what a program finds, what it leaves for the next one, and names that no file should have. */
export const fileCases: readonly HostileCase[] = [
  {
    does: 'overwrites its input for the next test',
    source: `import os, mmap
for how in (lambda: os.write(0, b'9'), lambda: os.ftruncate(0, 0), lambda: os.pwrite(0, b'9', 0),
            lambda: mmap.mmap(0, 1)[:1], lambda: mmap.mmap(0, 1).write(b'9')):
    try: how()
    except (OSError, ValueError, TypeError): pass
for flags in (os.O_RDWR, os.O_WRONLY, os.O_RDWR | os.O_TRUNC, os.O_WRONLY | os.O_APPEND):
    try: os.write(os.open('/proc/self/fd/0', flags), b'9')
    except OSError: pass
print(input())`,
    language: Language.Python3,
    tests: [
      ['1\n', '1'],
      ['1\n', '1'],
      ['1\n', '1'],
    ],
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'tells the next test through the times of the input',
    source: cProgram(
      `struct stat s; fstat(0, &s); char c; read(0, &c, 1);
       printf("%ld.%ld %ld.%ld\\n", s.st_atim.tv_sec, s.st_atim.tv_nsec, s.st_mtim.tv_sec, s.st_mtim.tv_nsec);`,
    ),
    tests: [
      ['x', '0.0 0.0'],
      ['x', '0.0 0.0'],
      ['', '0.0 0.0'],
      ['', '0.0 0.0'],
    ],
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'leaves files for the next test wherever it can',
    source: `import os, sys, tempfile
places = ['.', '/', '/tmp', '/var/tmp', '/dev/shm', '/run', '/usr/lib', '/proc/self', os.environ['HOME'], os.environ['TMPDIR'], *sys.path]
left = []
for place in places:
    path = os.path.join(place, 'goldpan-left-behind')
    if os.path.exists(path): left.append(path)
    for make in (lambda: open(path, 'w'), lambda: os.mkdir(path), lambda: os.symlink('/etc/passwd', path),
                 lambda: os.mkfifo(path), lambda: os.link(sys.executable, path), lambda: os.rename('/usr/lib/os-release', path)):
        try: make(); left.append(path)
        except OSError: pass
try: tempfile.TemporaryFile(); left.append('a temporary file')
except OSError: pass
print('safe' if not left else left)`,
    language: Language.Python3,
    tests: [
      ['', 'safe'],
      ['', 'safe'],
    ],
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'reads what is none of its business',
    source: `import glob, os
paths = ['/etc/passwd', '/etc/shadow', '/etc/hostname', '/', '/root', '/home', '/tmp', '/dev/shm', '/run', '/sys', '/proc', '.', '..', '../slot-0', '../slot-1',
  '/proc/self/environ', '/proc/self/maps', '/proc/self/mem', '/proc/self/mountinfo', '/proc/self/root/etc/passwd', '/proc/self/cwd',
  '/proc/stat', '/proc/loadavg', '/proc/uptime', '/proc/net/tcp', '/proc/kallsyms', '/proc/cpuinfo', '/proc/sys/kernel/core_pattern', '/dev/mem', '/dev/tty', '/dev/zero', '/dev/random',
  '/var/run/secrets/kubernetes.io/serviceaccount/token']
for pid in {1, os.getppid(), os.getpid()}:
    paths += [f'/proc/{pid}/{name}' for name in ('environ', 'mem', 'maps', 'fd', 'cmdline', 'status', 'fd/0', 'task', 'root', 'cwd')]
def opens(path):
    for flags in (os.O_RDONLY, os.O_RDONLY | os.O_DIRECTORY, os.O_WRONLY):
        try: os.close(os.open(path, flags)); return True
        except OSError: pass
    return False
own = f'/proc/{os.getpid()}/fd/0'
def follows(path):
    try: os.readlink(path); return True
    except OSError: return False
links = [f'/proc/{pid}/{name}' for pid in {1, os.getppid()} for name in ('exe', 'cwd', 'root', 'fd/0', 'ns/net')]
print([path for path in paths if path != own and opens(path)] + [path for path in links if follows(path)] or 'safe')`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'finds secrets in its environment',
    source: `import os
print('safe' if sorted(os.environ) == ['HOME', 'LANG', 'PATH', 'PYTHONDONTWRITEBYTECODE', 'PYTHONHASHSEED', 'TMPDIR'] else dict(os.environ))`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'opens names that no file should have',
    source: cProgram(
      `static char name[8192]; memset(name, 'x', 8191); int open_ = 0; const char* names[] = {nullptr, name, "", "%s%n", "\\xff\\xc0\\x80", (const char*)1, "/proc/self/mem", "\\n"};
       for (const char* n : names) { open_ += open(n, O_RDWR) >= 0; open_ += open(n, O_CREAT | O_RDWR, 0600) >= 0; }
       puts(open_ ? "open" : "safe");`,
    ),
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'executes a program of its own making in Python',
    source: `import os, ctypes
libc = ctypes.CDLL(None, use_errno=True)
ways = []
def attempt(name, way):
    try: way(); ways.append(name)
    except OSError: pass
attempt('memfd', lambda: os.memfd_create('x'))
attempt('exec of the loader', lambda: os.execv('/lib64/ld-linux-x86-64.so.2', ['ld.so', '/usr/bin/python3']))
attempt('exec of itself', lambda: os.execv('/proc/self/exe', ['python3']))
attempt('exec of a descriptor', lambda: os.execve(0, ['x'], {}))
print('safe' if not ways else ways)`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
  },
];
