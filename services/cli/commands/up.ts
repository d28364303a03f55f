import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { nextSignal } from '#libs/lifecycle/parts.ts';
import { makeLogger, type LogLevel } from '#libs/telemetry/logger.ts';
import { startTelemetry } from '#libs/telemetry/start.ts';
import { commandEnvironment } from '../config.ts';
import { meshServices, startMesh } from '../mesh.ts';
import { gather } from '../options.ts';
import { table } from '../run-report.ts';

type UpOptions = {
  readonly policy: readonly string[];
  readonly store?: string;
  readonly ephemeral: boolean;
  readonly logLevel: LogLevel;
};

export function registerUp(program: Command): void {
  program
    .command('up')
    .description(
      'start the whole mesh in one process: all services over gRPC, and a NATS server unless GOLDPAN_NATS_URL names one',
    )
    .option(
      '--policy <spec>',
      'a policy of the family, as in `solve`; {problem} in a path stands for the problem id (default: GOLDPAN_POLICIES, else the pools of the examples)',
      gather,
      [],
    )
    .option(
      '--store <folder>',
      'keep the streams here, so that runs survive a restart (default: a temporary folder)',
    )
    .option('--ephemeral', 'listen on ports that the system chooses', false)
    .option('--log-level <level>', 'debug, info, warn, error or silent', 'info')
    .action(up);
}

/** What a mesh samples from when it is told nothing: the recorded pools of the examples. */
const examplePools = `replay:${fileURLToPath(new URL('../../../examples', import.meta.url))}/{problem}/pool.jsonl`;

async function up(options: UpOptions): Promise<void> {
  const given = commandEnvironment();
  const environment = {
    ...given,
    // Reflection is for development, which running everything in one process is.
    GOLDPAN_REFLECTION: given['GOLDPAN_REFLECTION'] ?? 'true',
    GOLDPAN_POLICIES:
      options.policy.length > 0
        ? options.policy.join('\n')
        : (given['GOLDPAN_POLICIES'] ?? examplePools),
  };
  const stopTelemetry = startTelemetry({
    serviceName: 'goldpan',
    otlpEndpoint: given['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '',
  });
  const mesh = await startMesh({
    environment,
    isEphemeral: options.ephemeral,
    ...(options.store === undefined ? {} : { storeFolder: options.store }),
    loggerOf: (service) => makeLogger(service, options.logLevel),
  });
  const keyRow =
    mesh.natsOperatorKey === undefined ? [] : [['nats operator key', mesh.natsOperatorKey]];
  const rows = meshServices.map((service) => [service, mesh.addresses[service]]);
  process.stdout.write(
    `${table(['service', 'address'], [['nats', mesh.natsUrl], ...keyRow, ...rows])}\nready; Ctrl-C stops\n`,
  );
  await nextSignal();
  await mesh.stop();
  await stopTelemetry();
}
