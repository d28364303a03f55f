import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, isAppError } from '#libs/domain/app-error.ts';
import type { RpcClient } from '#libs/rpc/client.ts';

export type ExecutorClient = RpcClient<'goldpan.executor.v1.ExecutorService'>;

/** Calls that are under way at the same time: enough to keep a fleet busy, few enough for its queue. */
export const parallelCallCount = 16;
/** One call compiles at most once, and runs or checks for seconds; most of this is room for a queue. */
export const callTimeoutMs = 600_000;

const attemptCountMax = 20;
const retryDelayMs = 1000;

/**
 * Calls the executor, again after a while where too many wait there already. UNAVAILABLE
 * (EXECUTOR_UNAVAILABLE) when none answers.
 */
export async function callExecutor<Response>(
  call: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted || !isAppError(error)) throw error;
      if (error.code === 'UNAVAILABLE') {
        throw new AppError(
          'UNAVAILABLE',
          'EXECUTOR_UNAVAILABLE',
          `no executor answers, and outputs cannot be compared without one (${error.message}): see GOLDPAN_EXECUTOR_TARGET`,
          { retryDelayMs, cause: error },
        );
      }
      if (error.reason !== 'QUEUE_FULL' || attempt >= attemptCountMax) throw error;
      await sleep(error.retryDelayMs ?? retryDelayMs, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
