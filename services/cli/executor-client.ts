import { securitySettings } from '#libs/config/common.ts';
import { readConfig } from '#libs/config/read.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { executorMessageBytesMax } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { readExecutorConfig } from '../executor/config.ts';
import { executorParts } from '../executor/parts.ts';

export type ExecutorClient = RpcClient<'goldpan.executor.v1.ExecutorService'>;

export type ExecutorOptions = {
  /** host:port of an executor that runs; undefined starts one in this process. */
  readonly target: string | undefined;
  /** Programs that an executor started here runs at the same time; undefined leaves it to its settings. */
  readonly slotCount?: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
};

/** Works with an executor, started for it or running elsewhere, and takes leave of it afterwards. */
export async function withExecutor<Result>(
  options: ExecutorOptions,
  work: (client: ExecutorClient) => Promise<Result>,
): Promise<Result> {
  if (options.target !== undefined) return withClient(options.target, options.environment, work);
  let address = '';
  const config = readExecutorConfig({
    ...options.environment,
    GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
    ...(options.slotCount === undefined
      ? {}
      : { GOLDPAN_EXECUTOR_SLOTS: String(options.slotCount) }),
    // Without a bus it serves calls alone.
    GOLDPAN_NATS_URL: '',
  });
  const parts = executorParts(config, options.logger, (bound) => {
    address = bound;
  });
  const stop = await startParts(parts, options.logger);
  try {
    return await withClient(address, options.environment, work);
  } finally {
    await stop();
  }
}

async function withClient<Result>(
  target: string,
  environment: ExecutorOptions['environment'],
  work: (client: ExecutorClient) => Promise<Result>,
): Promise<Result> {
  const client = connect(
    'goldpan.executor.v1.ExecutorService',
    target,
    executorMessageBytesMax,
    readConfig(securitySettings, environment),
  );
  try {
    return await work(client);
  } finally {
    client.close();
  }
}
