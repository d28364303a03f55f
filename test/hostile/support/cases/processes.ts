import { Language } from '#libs/domain/language.ts';
import type { HostileCase } from '../case.ts';
import { cProgram, mebibyte, shortTime } from '../sources.ts';

const bigInput = 'x'.repeat(30 * mebibyte);

/** Processes and signals: programs that multiply, will not go, or lie about how they went. */
export const processCases: readonly HostileCase[] = [
  {
    does: 'forks without end',
    source: cProgram(
      'for (int i = 0; i < 100000; i++) if (fork() >= 0) { pause(); } puts("safe");',
    ),
    verdicts: ['ACCEPTED'],
    options: { limits: shortTime },
    isForBothAccounts: true,
  },
  {
    does: 'starts threads without end',
    source: cProgram(
      'pthread_t t; for (int i = 0; i < 100000; i++) if (pthread_create(&t, nullptr, rest, nullptr) != 0) { puts("safe"); exit(0); } puts("threads");',
      'static void* rest(void*) { for (;;) pause(); }',
    ),
    // Where the kernel counts, one more than allowed is seen, or the next is refused and the program ends.
    verdicts: ['ACCEPTED', 'RUNTIME_ERROR'],
    options: { limits: shortTime },
    isForBothAccounts: true,
  },
  {
    does: 'becomes a daemon',
    source: cProgram(
      'if (fork() > 0) exit(0); setsid(); if (fork() > 0) exit(0); daemon(0, 0); puts(getppid() > 1 ? "safe" : "daemon");',
    ),
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'runs a shell',
    source: cProgram(
      'puts(system("echo open") == 0 || popen("echo open", "r") != nullptr ? "open" : "safe");',
    ),
    // popen fails later than at once in some C libraries; then its pipe is merely empty.
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'starts processes in every way that Python knows',
    source: `import os
open_ways = []
def attempt(name, way):
    try: way()
    except (OSError, ImportError): return
    open_ways.append(name)
import subprocess, multiprocessing
attempt('fork', os.fork)
attempt('forkpty', os.forkpty)
attempt('spawn', lambda: os.posix_spawn('/usr/bin/python3', ['python3'], {}))
attempt('subprocess', lambda: subprocess.run(['/bin/true']))
attempt('subprocess of itself', lambda: subprocess.run(['/usr/bin/python3', '-c', '1']))
attempt('multiprocessing', lambda: multiprocessing.get_context('fork').Process(target=print).start())
attempt('pool', lambda: multiprocessing.Pool(1))
attempt('exec', lambda: os.execv('/usr/bin/python3', ['python3', '-c', '1']))
print('safe' if not open_ways else open_ways)`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'kills what it finds from Python',
    source: `import os, signal
reached = []
for pid in (-1, 0, 1, os.getppid(), os.getpgid(0) + 1):
    try: os.kill(pid, 0); reached.append(pid)
    except OSError: pass
print('safe' if not reached else reached)`,
    language: Language.Python3,
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'is innocent and asks about itself',
    source: cProgram(
      `cpu_set_t cores; timespec t; pthread_t thread; void* result = nullptr; int wrong = 0;
       wrong += getpgid(0) != getpid() || getsid(getpid()) != getpid() || getpriority(PRIO_PROCESS, 0) < 0;
       wrong += sched_getaffinity(0, sizeof cores, &cores) != 0 || sched_getaffinity(getpid(), sizeof cores, &cores) != 0 || CPU_COUNT(&cores) < 1;
       wrong += sysconf(_SC_NPROCESSORS_ONLN) < 1 || sched_getscheduler(0) < 0 || clock() < 0;
       for (clockid_t id : {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID}) wrong += clock_gettime(id, &t) != 0 || clock_getres(id, &t) != 0;
       pthread_create(&thread, nullptr, look, nullptr); pthread_join(thread, &result); wrong += result != nullptr;
       puts(wrong ? "refused" : "safe");`,
      // A thread finds out where its stack is.
      '#include <initializer_list>\n' +
        'static void* look(void*) { pthread_attr_t a; void* at; size_t size; return (void*)(long)(pthread_getattr_np(pthread_self(), &a) || pthread_attr_getstack(&a, &at, &size) || size == 0); }',
    ),
    verdicts: ['ACCEPTED'],
    isForBothAccounts: true,
  },
  {
    does: 'leaves standard output to a thread and ends',
    source: cProgram(
      'pthread_t t; pthread_create(&t, nullptr, hold, nullptr); puts("safe"); fflush(stdout); _exit(0);',
      'static void* hold(void*) { for (;;) pause(); }',
    ),
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'closes everything it has and goes on',
    source: cProgram(
      'for (int i = 0; i < 1024; i++) close(i); for (volatile int i = 0; i < 1000000; i++); return 0;',
    ),
    tests: [['', '']],
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'never reads thirty mebibytes of input',
    source: cProgram('puts("safe");'),
    tests: [[bigInput, 'safe']],
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'reads far past the end of its input',
    source: cProgram(
      'int n = 0, c = 0; for (int i = 0; i < 1000; i++) { c = getchar(); n += c == EOF; clearerr(stdin); } puts(n == 999 ? "safe" : "more");',
    ),
    tests: [['x', 'safe']],
    verdicts: ['ACCEPTED'],
  },
  {
    does: 'ends in an exit handler that will not end',
    source: cProgram(
      'atexit([] { puts("safe"); fflush(stdout); for (volatile int i = 0;; i = i + 1); }); return 0;',
    ),
    verdicts: ['TIME_LIMIT_EXCEEDED'],
    options: { limits: shortTime },
  },
  {
    does: 'ends from a thread that is not the first',
    source: cProgram(
      'pthread_t t; pthread_create(&t, nullptr, leave, nullptr); for (;;) pause();',
      'static void* leave(void*) { write(1, "safe", 4); _exit(7); }',
    ),
    verdicts: ['RUNTIME_ERROR'],
    check: ({ results }) =>
      results[0]?.execution?.exitCode === 7 ? undefined : 'its status is not that of the thread',
  },
];

/** Exit statuses and signals, by which a program might pass for something else. */
export const endings = cProgram(
  `int n = 0; char kind = 0; scanf("%c %d", &kind, &n); rlimit core = {RLIM_INFINITY, RLIM_INFINITY}; setrlimit(RLIMIT_CORE, &core);
   if (kind == 'e') _exit(n); signal(n, SIG_DFL); kill(getpid(), n); pause();`,
);
