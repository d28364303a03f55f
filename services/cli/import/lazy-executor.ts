import { withExecutor, type ExecutorClient, type ExecutorOptions } from '../executor-client.ts';

/** An executor that starts when it is first asked for, since most imports need none. */
export type LazyExecutor = {
  readonly client: () => Promise<ExecutorClient>;
  /** Stops it if it was started. */
  readonly stop: () => Promise<void>;
};

export function lazyExecutor(options: ExecutorOptions): LazyExecutor {
  let started: Promise<ExecutorClient> | undefined;
  let ended: Promise<void> | undefined;
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const start = (): Promise<ExecutorClient> => {
    const { promise, resolve, reject } = Promise.withResolvers<ExecutorClient>();
    ended = withExecutor(options, async (client) => {
      resolve(client);
      await left;
    });
    // A start that fails has no client; one that fails later says so in stop().
    ended.catch(reject);
    return promise;
  };
  return {
    client: () => (started ??= start()),
    stop: async () => {
      leave();
      await ended?.catch(() => undefined);
    },
  };
}
