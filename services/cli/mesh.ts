import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAccounts } from '#libs/bus/accounts.ts';
import { closeBus, connectBus } from '#libs/bus/connection.ts';
import { startNatsServer } from '#libs/bus/nats-server.ts';
import { busUsers } from '#libs/bus/rights.ts';
import { applyStreams } from '#libs/bus/streams.ts';
import { busSettings, securitySettings } from '#libs/config/common.ts';
import { readConfig } from '#libs/config/read.ts';
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
  /** File of the key that lets an operator look into the bus; undefined when the server is not ours. */
  readonly natsOperatorKey: string | undefined;
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

/** The settings with which a service, or the operator, enters a bus that knows its users. */
type BusCredentials = Readonly<
  Partial<Record<MeshService | 'operator', Environment & { readonly GOLDPAN_NATS_CREDS: string }>>
>;

/**
 * Starts the whole mesh in this process: the services that would otherwise run alone, over real gRPC
 * and a real NATS server, which is started too unless GOLDPAN_NATS_URL names one. A server started here
 * knows only the users that it is started with, so that no other process of the machine may publish. When
 * one part fails, those already started are stopped, and its error is thrown.
 */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  try {
    const given = options.environment['GOLDPAN_NATS_URL'];
    const own = given === undefined ? await startBus(options, stops) : undefined;
    const natsUrl = own?.url ?? given ?? '';
    const environment = { ...options.environment, GOLDPAN_NATS_URL: natsUrl };
    const credentials = own?.credentials ?? {};
    await createStreams({ ...environment, ...credentials.solver }, options.loggerOf('cli'));
    const addresses = await startServices(
      meshServices,
      { ...options, environment, credentials },
      stops,
    );
    return { natsUrl, natsOperatorKey: credentials.operator?.GOLDPAN_NATS_CREDS, addresses, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Starts services in the order given, in which each must find those it calls, and puts what stops each
 * onto `stops`. Where the environment has no NATS server, they serve calls alone.
 */
export async function startServices<Name extends MeshService>(
  services: readonly Name[],
  options: Pick<MeshOptions, 'environment' | 'isEphemeral' | 'loggerOf'> & {
    readonly credentials?: BusCredentials;
  },
  stops: (() => Promise<void>)[],
): Promise<Readonly<Record<Name, string>>> {
  const addresses: Partial<Record<Name, string>> = {};
  let { environment } = options;
  for (const service of services) {
    const name = service.toUpperCase().replaceAll('-', '_');
    const listen = options.isEphemeral ? { [`GOLDPAN_${name}_LISTEN`]: '127.0.0.1:0' } : {};
    const parts = partsOf(
      service,
      { ...environment, ...listen, ...options.credentials?.[service] },
      options.loggerOf(service),
      (address) => {
        addresses[service] = address;
      },
    );
    stops.push(await startParts(parts, options.loggerOf(service)));
    environment = { ...environment, [`GOLDPAN_${name}_TARGET`]: addresses[service] };
  }
  // Every service has told its address, else its part had failed.
  return addresses as Record<Name, string>;
}

async function startBus(
  options: MeshOptions,
  stops: (() => Promise<void>)[],
): Promise<{ readonly url: string; readonly credentials: BusCredentials }> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-keys-'));
  stops.push(() => rm(folder, { recursive: true, force: true }));
  const { config, seeds } = await writeAccounts(join(folder, 'nats'));
  const server = await startNatsServer({
    binary: 'nats-server',
    // Its own port always: Debian's package runs a server of its own at the usual one.
    port: 0,
    configFile: config,
    ...(options.storeFolder === undefined ? {} : { storeFolder: options.storeFolder }),
  });
  stops.push(server.stop);
  const credentials = Object.fromEntries(
    busUsers.map((user) => [
      user,
      { GOLDPAN_NATS_CREDS: seeds[user], GOLDPAN_NATS_USER: '', GOLDPAN_NATS_PASSWORD_FILE: '' },
    ]),
  );
  return { url: server.url, credentials };
}

/** The solver does this too, but starts last: executors would look for their queues in vain until then. */
async function createStreams(environment: Environment, logger: Logger): Promise<void> {
  const settings = readConfig({ ...securitySettings, ...busSettings }, environment);
  const bus = await connectBus(settings.natsUrl, 'goldpan-solver', logger, settings);
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
