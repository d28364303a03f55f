import { openBlobStore } from '#libs/bus/blobs.ts';
import { busPart } from '#libs/bus/connection.ts';
import { applyStreams } from '#libs/bus/streams.ts';
import type { Part } from '#libs/lifecycle/parts.ts';
import { connect } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { SolverConfig } from './config.ts';
import { openRuns, type Runs } from './runs.ts';
import { solverHandlers } from './server.ts';

/** The solver as parts: bus and streams, clients of the other services, the runs, the server. */
export function solverParts(
  config: SolverConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  const { part, bus } = busPart(() => config.natsUrl, 'goldpan-solver', logger, config);
  let runs: Runs | undefined;
  const openedRuns = (): Runs => {
    if (runs === undefined) throw new Error('runs were asked for before they were opened');
    return runs;
  };
  return [
    part,
    {
      name: 'runs',
      start: async () => {
        await applyStreams(bus());
        const policy = connect(
          'goldpan.policy.v1.PolicyService',
          config.policyTarget,
          defaultMessageBytesMax,
          config,
        );
        const testGenerator = connect(
          'goldpan.testgen.v1.TestGeneratorService',
          config.testGeneratorTarget,
          defaultMessageBytesMax,
          config,
        );
        const clusterer = connect(
          'goldpan.clusterer.v1.ClustererService',
          config.clustererTarget,
          defaultMessageBytesMax,
          config,
        );
        const scorer = connect(
          'goldpan.scorer.v1.ScorerService',
          config.scorerTarget,
          defaultMessageBytesMax,
          config,
        );
        runs = await openRuns(
          {
            bus: bus(),
            blobs: await openBlobStore(bus()),
            policy,
            testGenerator,
            clusterer,
            scorer,
            batchSize: config.batchSize,
            now: Date.now,
            logger,
          },
          config.runsMax,
        );
        return async () => {
          await openedRuns().stop();
          for (const client of [policy, testGenerator, clusterer, scorer]) client.close();
        };
      },
    },
    serverPart({
      service: 'goldpan.solver.v1.SolverService',
      handlers: solverHandlers(openedRuns),
      address: config.address,
      reflection: config.reflection,
      security: config,
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}
