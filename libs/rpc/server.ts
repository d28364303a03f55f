import { Server, ServerCredentials, logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation } from 'grpc-health-check';
import { AppError, messageOf } from '../domain/app-error.ts';
import type { Part } from '../lifecycle/parts.ts';
import type { Logger } from '../telemetry/logger.ts';
import { packageDefinition, serviceDefinition, type Services } from '../wire/schema.ts';
import type { Handler } from './handler.ts';

export type ServerOptions<Name extends keyof Services> = {
  readonly service: Name;
  readonly handlers: { readonly [Method in keyof Services[Name]]: Handler };
  /** host:port; port 0 lets the system choose. */
  readonly address: string;
  /** Whether gRPC reflection is served; for development. */
  readonly reflection: boolean;
  readonly messageBytesMax: number;
  readonly logger: Logger;
  /** Told the address that was bound, with its real port. */
  readonly onListening?: (address: string) => void;
};

/** Default ceiling of one message; larger things go by reference. */
export const defaultMessageBytesMax = 16 * 1024 * 1024;
/** Ceiling of the executor, whose requests carry test data inline. */
export const executorMessageBytesMax = 80 * 1024 * 1024;

// What grpc-js would print reaches callers as errors, with a remedy; twice would confuse.
setLogVerbosity(logVerbosity.NONE);

/** How long calls in flight may go on after the server was told to stop. */
const drainTimeoutMs = 20_000;

/**
 * Serves one service with gRPC health (grpc.health.v1) and, on request, reflection. Stopping turns
 * health to NOT_SERVING, lets calls in flight end, then closes.
 * Fails with FAILED_PRECONDITION (ADDRESS_IN_USE) naming the address and the remedy.
 */
export function serverPart<Name extends keyof Services>(options: ServerOptions<Name>): Part {
  return {
    name: `server ${options.service}`,
    start: async () => {
      const server = new Server({
        'grpc.max_receive_message_length': options.messageBytesMax,
        'grpc.max_send_message_length': options.messageBytesMax,
        'grpc.max_concurrent_streams': 1000,
        // grpc-js clients look names up again only when a connection ends (grpc-node #2265).
        'grpc.max_connection_age_ms': 120_000,
        'grpc.max_connection_age_grace_ms': 600_000,
      });
      const definition = serviceDefinition(options.service);
      const implementation = Object.fromEntries(
        Object.entries<Handler>(options.handlers).map(([name, handler]) => [
          name,
          handler({ method: `${options.service}/${name}`, logger: options.logger }),
        ]),
      );
      server.addService(definition, implementation);
      const health = new HealthImplementation({ '': 'SERVING', [options.service]: 'SERVING' });
      health.addToServer(server);
      if (options.reflection) new ReflectionService(packageDefinition).addToServer(server);
      const port = await bind(server, options.address);
      options.onListening?.(`${hostOf(options.address)}:${port}`);
      return async () => {
        health.setStatus('', 'NOT_SERVING');
        health.setStatus(options.service, 'NOT_SERVING');
        await shutDown(server);
      };
    },
  };
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else if (/EADDRINUSE/.test(messageOf(error))) {
        const message = `address ${address} is in use: stop what listens there (see \`ss -ltnp\`) or choose another port`;
        reject(
          new AppError('FAILED_PRECONDITION', 'ADDRESS_IN_USE', message, {
            metadata: { address },
            cause: error,
          }),
        );
      } else {
        const message = `cannot listen on ${address}: ${messageOf(error)}; give a host:port of this machine`;
        reject(
          new AppError('FAILED_PRECONDITION', 'CANNOT_LISTEN', message, {
            metadata: { address },
            cause: error,
          }),
        );
      }
    });
  });
}

function shutDown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), drainTimeoutMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':'));
}
