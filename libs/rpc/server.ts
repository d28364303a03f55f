import { Server, ServerCredentials, logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation } from 'grpc-health-check';
import { AppError, messageOf } from '../domain/app-error.ts';
import type { Part } from '../lifecycle/parts.ts';
import type { Logger } from '../telemetry/logger.ts';
import { packageDefinition, serviceDefinition, type Services } from '../wire/schema.ts';
import { makeGuard } from './guard.ts';
import type { Handler } from './handler.ts';
import { hostOfAddress, isLoopback } from './loopback.ts';
import {
  hasIdentities,
  loopbackSecurity,
  serverCredentials,
  type ServerSecurity,
} from './security.ts';

export type ServerOptions<Name extends keyof Services> = {
  readonly service: Name;
  readonly handlers: { readonly [Method in keyof Services[Name]]: Handler };
  /** host:port; port 0 lets the system choose. */
  readonly address: string;
  /** Whether gRPC reflection is served; for development, and never beyond loopback. */
  readonly reflection: boolean;
  /** How calls are protected; without it, plain text on loopback. */
  readonly security?: ServerSecurity;
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
 * Fails with FAILED_PRECONDITION (ADDRESS_IN_USE, PLAIN_TEXT_REFUSED) naming the address and the remedy,
 * or INVALID_ARGUMENT (INVALID_CONFIG) naming the certificate or tokens file that does not fit.
 */
export function serverPart<Name extends keyof Services>(options: ServerOptions<Name>): Part {
  return {
    name: `server ${options.service}`,
    start: async () => {
      const { address, logger, security = loopbackSecurity } = options;
      const credentials = serverCredentials(security, address, logger);
      const server = new Server({
        interceptors: hasIdentities(security) ? [makeGuard(security, logger)] : [],
        'grpc.max_receive_message_length': options.messageBytesMax,
        'grpc.max_send_message_length': options.messageBytesMax,
        'grpc.max_concurrent_streams': 1000,
        // No max_connection_age: a keepalive ping on a connection that was told to go away fails, and
        // grpc-js clients then end the calls that are still on it; streams here last for hours.
      });
      const definition = serviceDefinition(options.service);
      const implementation = Object.fromEntries(
        Object.entries<Handler>(options.handlers).map(([name, handler]) => [
          name,
          handler({ method: `${options.service}/${name}`, logger }),
        ]),
      );
      server.addService(definition, implementation);
      const health = new HealthImplementation({ '': 'SERVING', [options.service]: 'SERVING' });
      health.addToServer(server);
      if (options.reflection) addReflection(server, address, logger);
      const port = await bind(server, address, credentials);
      const probed = await startHealthServer(health, security.healthAddress).catch(
        (error: unknown) => {
          server.forceShutdown();
          throw error;
        },
      );
      options.onListening?.(`${address.slice(0, address.lastIndexOf(':'))}:${port}`);
      return async () => {
        health.setStatus('', 'NOT_SERVING');
        health.setStatus(options.service, 'NOT_SERVING');
        await shutDown(server);
        // Last, so that probes see NOT_SERVING while calls end.
        probed?.forceShutdown();
      };
    },
  };
}

function addReflection(server: Server, address: string, logger: Logger): void {
  if (isLoopback(hostOfAddress(address)))
    new ReflectionService(packageDefinition).addToServer(server);
  else
    logger.warn(
      { address },
      'reflection is not served: it is for development, on loopback; unset GOLDPAN_REFLECTION',
    );
}

/** Health alone, in plain text, for the probes of a kubelet, which knows no TLS. */
async function startHealthServer(
  health: HealthImplementation,
  address: string,
): Promise<Server | undefined> {
  if (address === '') return undefined;
  const server = new Server({
    'grpc.max_receive_message_length': 4096,
    'grpc.max_concurrent_streams': 100,
  });
  health.addToServer(server);
  await bind(server, address, ServerCredentials.createInsecure());
  return server;
}

function bind(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => {
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
