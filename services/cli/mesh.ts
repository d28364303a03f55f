import { closeBus, connectBus } from '#libs/bus/connection.ts';
import { startNatsServer } from '#libs/bus/nats-server.ts';
import { applyStreams } from '#libs/bus/streams.ts';
import { AppError } from '#libs/domain/app-error.ts';
import { startParts, type Part } from '#libs/lifecycle/parts.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { readClustererConfig } from '../clusterer/config.ts';
import { clustererParts } from '../clusterer/parts.ts';
import { readExecutorConfig } from '../executor/config.ts';
import { executorParts } from '../executor/parts.ts';
import { readPolicyConfig } from '../policy/config.ts';
import { policyParts } from '../policy/parts.ts';
import { readScorerConfig } from '../scorer/config.ts';
import { scorerParts } from '../scorer/parts.ts';
import { readSolverConfig } from '../solver/config.ts';
import { solverParts } from '../solver/parts.ts';
import { readTestGeneratorConfig } from '../test-generator/config.ts';
import { testGeneratorParts } from '../test-generator/parts.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type MeshOptions = {
  /** Settings of all services; what is set here wins over their defaults. */
  readonly environment: Environment;
  /** Whether services listen on ports that the system chooses rather than on their usual ones. */
  readonly isEphemeral: boolean;
  /** Folder of the streams; undefined keeps them in a temporary one. */
  readonly storeFolder?: string;
  /** Makes the logger of a service. */
  readonly loggerOf: (service: string) => Logger;
};

/** Where each service of a running mesh listens. */
export type Mesh = {
  readonly natsUrl: string;
  readonly addresses: Readonly<Record<MeshService, string>>;
  readonly stop: () => Promise<void>;
};

export const meshServices = [
  'policy',
  'executor',
  'test-generator',
  'clusterer',
  'scorer',
  'solver',
] as const;
export type MeshService = (typeof meshServices)[number];

/**
 * Starts the whole mesh in this process: the services that would otherwise run alone, over real gRPC
 * and a real NATS server, which is started too unless GOLDPAN_NATS_URL names one. When one part fails,
 * those already started are stopped, and its error is thrown.
 */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  try {
    const natsUrl = options.environment['GOLDPAN_NATS_URL'] ?? (await startBus(options, stops));
    await createStreams(natsUrl, options.loggerOf('cli'));
    const addresses: Partial<Record<MeshService, string>> = {};
    let environment: Environment = { ...options.environment, GOLDPAN_NATS_URL: natsUrl };
    for (const service of meshServices) {
      const name = service.toUpperCase().replaceAll('-', '_');
      const listen = options.isEphemeral ? { [`GOLDPAN_${name}_LISTEN`]: '127.0.0.1:0' } : {};
      const parts = partsOf(
        service,
        { ...environment, ...listen },
        options.loggerOf(service),
        (address) => {
          addresses[service] = address;
        },
      );
      stops.push(await startParts(parts, options.loggerOf(service)));
      // Services start in an order in which each finds those it calls.
      environment = { ...environment, [`GOLDPAN_${name}_TARGET`]: addresses[service] };
    }
    // Every service has told its address, else its part had failed.
    return { natsUrl, addresses: addresses as Record<MeshService, string>, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startBus(options: MeshOptions, stops: (() => Promise<void>)[]): Promise<string> {
  const server = await startNatsServer({
    binary: 'nats-server',
    // Its own port always: Debian's package runs a server of its own at the usual one.
    port: 0,
    ...(options.storeFolder === undefined ? {} : { storeFolder: options.storeFolder }),
  });
  stops.push(server.stop);
  return server.url;
}

/** The solver does this too, but starts last: executors would look for their queues in vain until then. */
async function createStreams(natsUrl: string, logger: Logger): Promise<void> {
  const bus = await connectBus(natsUrl, 'goldpan-up', logger);
  try {
    await applyStreams(bus);
  } finally {
    await closeBus(bus);
  }
}

function partsOf(
  service: MeshService,
  environment: Environment,
  logger: Logger,
  onListening: (address: string) => void,
): readonly Part[] {
  switch (service) {
    case 'policy':
      return policyParts(readPolicyConfig(environment), logger, onListening);
    case 'executor':
      return executorParts(readExecutorConfig(environment), logger, onListening);
    case 'test-generator':
      return testGeneratorParts(readTestGeneratorConfig(environment), logger, onListening);
    case 'clusterer':
      return clustererParts(readClustererConfig(environment), logger, onListening);
    case 'scorer':
      return scorerParts(readScorerConfig(environment), logger, onListening);
    case 'solver':
      return solverParts(readSolverConfig(environment), logger, onListening);
    default:
      throw new AppError('INTERNAL', 'UNKNOWN_SERVICE', `no service ${String(service)}`);
  }
}
