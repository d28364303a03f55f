import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AppError } from '#libs/domain/app-error.ts';
import type { LadderAnswer, LadderRequest, LadderVerdict } from './ladder-messages.ts';
import type { PoolCandidate } from './pool-sample.ts';
import { readProcessTree } from './process-tree.ts';

/** The executor as a process of its own, judging candidates as the filter does. */
export type Ladder = {
  /** FAILED_PRECONDITION (BENCH_FAILED) when the executor fails, in its own words. */
  readonly judge: (candidate: PoolCandidate) => Promise<LadderVerdict>;
  /** CPU of its whole tree of processes so far: Node, runner, compilers, programs. */
  readonly cpuSeconds: () => number;
} & AsyncDisposable;

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
  const pending = new Map<number, PromiseWithResolvers<LadderVerdict>>();
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
    if (answer.kind === 'judged') request?.resolve(answer);
    else request?.reject(failure(answer.message));
  });
  const ended = once(child, 'exit');
  void ended.then(([status, signal]) => fail(`it ended with ${signal ?? status}`));
  await ready.promise;
  let requestCount = 0;
  return {
    judge: ({ program, problem: { problemId, limits, checker, publicTests } }) => {
      const requestId = requestCount++;
      const answer = Promise.withResolvers<LadderVerdict>();
      pending.set(requestId, answer);
      const problem = { problemId, limits, checker, publicTests };
      child.send({ requestId, program, problem } satisfies LadderRequest);
      return answer.promise;
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
