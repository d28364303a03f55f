import { connect } from '@nats-io/transport-node';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { AppError, messageOf } from '../domain/app-error.ts';
import type { Part } from '../lifecycle/parts.ts';
import type { Logger } from '../telemetry/logger.ts';

/** A connection to NATS with its JetStream context. */
export type Bus = {
  readonly connection: NatsConnection;
  readonly jetstream: JetStreamClient;
  readonly logger: Logger;
};

/** How long one JetStream request may take: publishes fail only then, not when the server goes away. */
const requestTimeoutMs = 5000;
/** How long the first connection may take; later ones are retried for ever. */
const connectTimeoutMs = 5000;

/** Connects to NATS. UNAVAILABLE (NATS_UNAVAILABLE) names the server and the remedy. */
export async function connectBus(url: string, name: string, logger: Logger): Promise<Bus> {
  try {
    const connection = await connect({
      servers: url,
      name,
      timeout: connectTimeoutMs,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      reconnectJitter: 500,
    });
    void logStatus(connection, logger);
    return { connection, jetstream: jetstream(connection, { timeout: requestTimeoutMs }), logger };
  } catch (error) {
    const message = `no NATS server answers at ${url} (${messageOf(error)}): start one with \`nats-server -js\`, or set GOLDPAN_NATS_URL`;
    throw new AppError('UNAVAILABLE', 'NATS_UNAVAILABLE', message, {
      metadata: { url },
      cause: error,
    });
  }
}

/** Closes a connection after what was published and acknowledged has gone out. */
export async function closeBus(bus: Bus): Promise<void> {
  if (!bus.connection.isClosed()) await bus.connection.drain();
}

/** A bus that connects when its part starts; reading it earlier is a bug of ours. */
export function busPart(
  url: () => string,
  name: string,
  logger: Logger,
): { part: Part; bus: () => Bus } {
  let bus: Bus | undefined;
  return {
    bus: () => {
      if (bus === undefined) throw new Error('the bus was read before it was connected');
      return bus;
    },
    part: {
      name: 'bus',
      start: async () => {
        const connected = await connectBus(url(), name, logger);
        bus = connected;
        return () => closeBus(connected);
      },
    },
  };
}

async function logStatus(connection: NatsConnection, logger: Logger): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' || status.type === 'reconnect' || status.type === 'error') {
      logger.warn({ status: status.type }, 'NATS connection');
    }
  }
}
