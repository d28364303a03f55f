import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax, executorMessageBytesMax } from '#libs/rpc/server.ts';
import { makeLogger, type LogLevel } from '#libs/telemetry/logger.ts';
import { commandEnvironment, commandSecurity } from '../config.ts';
import { startServices } from '../mesh.ts';

/** Clients of the services that an evaluation asks. */
export type EvaluationClients = {
  readonly executor: RpcClient<'goldpan.executor.v1.ExecutorService'>;
  readonly testGenerator: RpcClient<'goldpan.testgen.v1.TestGeneratorService'>;
  readonly clusterer: RpcClient<'goldpan.clusterer.v1.ClustererService'>;
  readonly scorer: RpcClient<'goldpan.scorer.v1.ScorerService'>;
  /** Programs that the executor runs at the same time. */
  readonly slotCount: number;
};

const capabilitiesTimeoutMs = 30_000;

/**
 * Runs executor, test generator, clusterer and scorer in this process, over real gRPC and without a
 * bus, for as long as `work` takes. Fails as their start-up does.
 */
export async function withServices<Result>(
  options: { readonly logLevel: LogLevel; readonly jobs?: number | undefined },
  work: (clients: EvaluationClients) => Promise<Result>,
): Promise<Result> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const addresses = await startServices(
      ['executor', 'test-generator', 'clusterer', 'scorer'],
      {
        environment: {
          ...commandEnvironment(),
          ...(options.jobs === undefined ? {} : { GOLDPAN_EXECUTOR_SLOTS: String(options.jobs) }),
          GOLDPAN_NATS_URL: '',
        },
        isEphemeral: true,
        loggerOf: (service) => makeLogger(service, options.logLevel),
      },
      stops,
    );
    const security = commandSecurity();
    const executor = connect(
      'goldpan.executor.v1.ExecutorService',
      addresses.executor,
      executorMessageBytesMax,
      security,
    );
    const testGenerator = connect(
      'goldpan.testgen.v1.TestGeneratorService',
      addresses['test-generator'],
      defaultMessageBytesMax,
      security,
    );
    const clusterer = connect(
      'goldpan.clusterer.v1.ClustererService',
      addresses.clusterer,
      defaultMessageBytesMax,
      security,
    );
    const scorer = connect(
      'goldpan.scorer.v1.ScorerService',
      addresses.scorer,
      defaultMessageBytesMax,
      security,
    );
    for (const client of [executor, testGenerator, clusterer, scorer])
      stops.push(() => Promise.resolve(client.close()));
    const { slotCount } = await executor.call(
      'GetCapabilities',
      {},
      { timeoutMs: capabilitiesTimeoutMs, signal: AbortSignal.timeout(capabilitiesTimeoutMs) },
    );
    return await work({ executor, testGenerator, clusterer, scorer, slotCount });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
