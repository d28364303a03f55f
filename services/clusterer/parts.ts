import type { Part } from '#libs/lifecycle/parts.ts';
import { connect } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax, executorMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { ClustererConfig } from './config.ts';
import { clustererHandlers } from './server.ts';

/** The clusterer as parts. It needs an executor only for calls that want outputs compared. */
export function clustererParts(
  config: ClustererConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  const executor = connect(
    'goldpan.executor.v1.ExecutorService',
    config.executorTarget,
    executorMessageBytesMax,
    config,
  );
  return [
    {
      name: 'executor client',
      start: () => Promise.resolve(() => Promise.resolve(executor.close())),
    },
    serverPart({
      service: 'goldpan.clusterer.v1.ClustererService',
      handlers: clustererHandlers(executor, logger),
      address: config.address,
      reflection: config.reflection,
      security: config,
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}
