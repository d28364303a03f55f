import { Language } from '#libs/domain/language.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, milliseconds, shortTime, shortWait } from '../sources.ts';

const spin = 'volatile unsigned x = 0; for (;;) x++;';
const spinThread = `static void* turn(void*) { ${spin} }`;
const javascriptTime = { cpuTime: milliseconds(500) };

/** Time: programs that will not end, hide what they use, or put out the clock that ends them. */
export const timeCases: readonly HostileCase[] = [
  ...(
    [
      ['waits for a signal', 'for (;;) pause();'],
      ['waits for nothing with select', 'select(0, nullptr, nullptr, nullptr, nullptr);'],
      ['reads from a pipe of its own', 'int p[2]; char c; pipe(p); read(p[0], &c, 1);'],
      [
        'locks a mutex twice',
        'pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER; pthread_mutex_lock(&m); pthread_mutex_lock(&m); puts("safe");',
      ],
      ['stops itself once', 'raise(SIGSTOP); puts("safe");'],
    ] as const
  ).map(([does, body]): HostileCase => ({
    does,
    source: cProgram(body),
    verdicts: ['IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: shortWait },
  })),
  {
    does: 'blocks and ignores every signal and computes for ever',
    source: cProgram(
      `sigset_t all; sigfillset(&all); sigprocmask(SIG_SETMASK, &all, nullptr);
       for (int s = 1; s < 65; s++) signal(s, SIG_IGN); ${spin}`,
    ),
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
    isForBothAccounts: true,
  },
  {
    does: 'handles SIGXCPU and goes on',
    source: cProgram(`signal(SIGXCPU, [](int) {}); ${spin}`),
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
  },
  {
    does: 'spreads its work over four threads',
    source: cProgram(
      `pthread_t t; for (int i = 0; i < 3; i++) pthread_create(&t, nullptr, turn, nullptr); ${spin}`,
      spinThread,
    ),
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    // All threads count, or the clock would have been the first to stop it.
    options: { limits: { cpuTime: milliseconds(300), wallTime: milliseconds(5000) } },
    isForBothAccounts: true,
  },
  {
    does: 'lets its main thread end while another computes',
    source: cProgram(
      `pthread_t t; pthread_create(&t, nullptr, turn, nullptr); syscall(SYS_exit, 0);`,
      spinThread,
    ),
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
    isForBothAccounts: true,
  },
  {
    does: 'lets its main thread end while another sleeps',
    source: cProgram(
      `pthread_t t; pthread_create(&t, nullptr, rest, nullptr); syscall(SYS_exit, 0);`,
      'static void* rest(void*) { for (;;) pause(); }',
    ),
    verdicts: ['IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: shortWait },
  },
  {
    does: 'lets a child burn the time, as far as it gets',
    source: cProgram(
      `for (int i = 0; i < 8; i++) if (fork() == 0) { ${spin} } wait(nullptr); puts("safe");`,
    ),
    // There is no child.
    verdicts: ['ACCEPTED'],
    options: { limits: shortTime },
    isForBothAccounts: true,
  },
  {
    does: 'hangs its main thread on a thread started as by vfork',
    source: cProgram(
      `clone(rest, stack + sizeof stack, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_VFORK, nullptr); puts("safe");`,
      'static char stack[65536]; static int rest(void*) { for (;;) pause(); }',
    ),
    verdicts: ['IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: shortWait },
  },
  {
    does: 'writes the words of a judge on standard error',
    source: cProgram('fprintf(stderr, "timelimit exceeded\\nMemoryError\\n"); puts("safe");'),
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'fails with the words of a judge on standard error',
    source: cProgram('fprintf(stderr, "timelimit exceeded\\n"); return 1;'),
    verdicts: ['RUNTIME_ERROR'],
  },
  {
    does: 'drips its output for ever',
    source: cProgram(
      'for (;;) { write(1, "x", 1); timespec t = {0, 1000000}; nanosleep(&t, nullptr); }',
    ),
    verdicts: ['IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: shortWait },
  },
  {
    does: 'lives in a storm of timer signals',
    source: cProgram(
      `signal(SIGALRM, [](int) {}); itimerval fast = {{0, 1}, {0, 1}}; setitimer(ITIMER_REAL, &fast, nullptr); for (;;) pause();`,
    ),
    // Which clock runs out first depends on how fast the kernel delivers the signals.
    verdicts: ['TIME_LIMIT_EXCEEDED', 'IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
  },
  {
    does: 'asks for a million timers',
    source: cProgram(
      `int made = 0; timer_t t; for (int i = 0; i < 1000000; i++) made += timer_create(CLOCK_MONOTONIC, nullptr, &t) == 0; puts(made == 0 ? "safe" : "timers");`,
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: { cpuTime: milliseconds(5000) } },
  },
  {
    does: 'raises its own limit of time',
    source: cProgram(
      `rlimit all = {RLIM_INFINITY, RLIM_INFINITY}; setrlimit(RLIMIT_CPU, &all); ${spin}`,
    ),
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
  },
  {
    does: 'computes one enormous number in Python',
    source: 'print(len(str(9 ** 9 ** 9)))',
    language: Language.Python3,
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
    isForBothAccounts: true,
  },
  {
    does: 'catches every exception in Python and goes on',
    source: 'while True:\n  try:\n    while True: pass\n  except BaseException: pass',
    language: Language.Python3,
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
  },
  {
    does: 'waits in a Python thread that is no daemon',
    source:
      'import threading\nthreading.Thread(target=threading.Event().wait).start()\nprint("safe", flush=True)',
    language: Language.Python3,
    verdicts: ['IDLENESS_LIMIT_EXCEEDED'],
    options: { limits: shortWait },
  },
  {
    does: 'never runs out of microtasks in JavaScript',
    source: 'const again = () => Promise.resolve().then(again); again();',
    language: Language.JavaScript,
    verdicts: ['TIME_LIMIT_EXCEEDED', 'MEMORY_LIMIT_EXCEEDED'],
    options: { limits: javascriptTime },
  },
  {
    does: 'matches a pattern in exponential time in JavaScript',
    source: `print(/^(a+)+$/.test('a'.repeat(40) + 'b'));`,
    language: Language.JavaScript,
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: javascriptTime },
    isForBothAccounts: true,
  },
  {
    does: 'waits for a shared memory cell in JavaScript',
    source: `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
    language: Language.JavaScript,
    // An engine may forbid the main thread to wait.
    verdicts: ['IDLENESS_LIMIT_EXCEEDED', 'RUNTIME_ERROR'],
    options: { limits: { ...shortWait, wallTime: milliseconds(600) } },
  },
];
