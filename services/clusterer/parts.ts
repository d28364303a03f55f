import type { Part } from '#libs/lifecycle/parts.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { ClustererConfig } from './config.ts';
import { clustererHandlers } from './server.ts';

/** The clusterer as parts: it needs no other service. */
export function clustererParts(
  config: ClustererConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  return [
    serverPart({
      service: 'goldpan.clusterer.v1.ClustererService',
      handlers: clustererHandlers,
      address: config.address,
      reflection: config.reflection,
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}
