import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AppError } from '#libs/domain/app-error.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import type { LadderAnswer, LadderRequest, LadderVerdict } from './ladder-messages.ts';
import type { PoolCandidate } from './pool-sample.ts';
import { readProcessTree } from './process-tree.ts';

/** The executor as a process of its own, judging candidates as the filter does. */
export type Ladder = {
  /** Makes a problem's checker ready, as the peers have it before their first candidate. Errors as in `judge`. */
  readonly prepare: (problem: Problem) => Promise<void>;
  /** FAILED_PRECONDITION (BENCH_FAILED) when the executor fails, in its own words. */
  readonly judge: (candidate: PoolCandidate) => Promise<LadderVerdict>;
  /** CPU of its whole tree of processes so far: Node, runner, compilers, programs. */
  readonly cpuSeconds: () => number;
} & AsyncDisposable;

/** Answers to a request that did not fail. */
type Reply = Extract<LadderAnswer, { readonly kind: 'judged' | 'prepared' }>;

const script = fileURLToPath(new URL('./ladder-process.ts', import.meta.url));

/** Starts it with these settings. FAILED_PRECONDITION (BENCH_FAILED) when it does not start. */
export async function startLadder(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Ladder> {
  const child = fork(script, {
    // Keeps bytes as bytes.
    serialization: 'advanced',
    execArgv: [],
    env: { ...environment, NODE_OPTIONS: '', GOLDPAN_NATS_URL: '' },
  });
  const ready = Promise.withResolvers<void>();
  const pending = new Map<number, PromiseWithResolvers<Reply>>();
  const fail = (why: string): void => {
    ready.reject(failure(why));
    for (const { reject } of pending.values()) reject(failure(why));
    pending.clear();
  };
  child.on('message', (answer: LadderAnswer) => {
    if (answer.kind === 'ready') return ready.resolve();
    if (answer.kind === 'unstarted') return fail(answer.message);
    const request = pending.get(answer.requestId);
    pending.delete(answer.requestId);
    if (answer.kind === 'failed') request?.reject(failure(answer.message));
    else request?.resolve(answer);
  });
  const ended = once(child, 'exit');
  void ended.then(([status, signal]) => fail(`it ended with ${signal ?? status}`));
  await ready.promise;
  let requestCount = 0;
  const ask = (
    work: { readonly kind: 'prepare' } | { readonly kind: 'judge'; readonly program: Program },
    { problemId, limits, checker, publicTests }: Problem,
  ): Promise<Reply> => {
    const requestId = requestCount++;
    const reply = Promise.withResolvers<Reply>();
    pending.set(requestId, reply);
    const problem = { problemId, limits, checker, publicTests };
    child.send({ requestId, problem, ...work } satisfies LadderRequest);
    return reply.promise;
  };
  return {
    prepare: async (problem) => {
      await ask({ kind: 'prepare' }, problem);
    },
    judge: async ({ program, problem }) => {
      const reply = await ask({ kind: 'judge', program }, problem);
      if (reply.kind !== 'judged') throw failure(`it answers "${reply.kind}" to a program`);
      return reply;
    },
    cpuSeconds: () => readProcessTree(child.pid ?? 0).cpuSeconds,
    [Symbol.asyncDispose]: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function failure(why: string): AppError {
  return new AppError('FAILED_PRECONDITION', 'BENCH_FAILED', `the executor failed: ${why}`);
}
