import { busSettings, commonSettings, defaultPorts, targetSetting } from '#libs/config/common.ts';
import { integerBetween, readConfig } from '#libs/config/read.ts';

/** Settings of the solver, read once. */
export type SolverConfig = ReturnType<typeof readSolverConfig>;

/** INVALID_ARGUMENT (INVALID_CONFIG) reports every fault together. */
export function readSolverConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  return readConfig(
    {
      ...commonSettings('solver', defaultPorts.solver),
      ...busSettings,
      policyTarget: targetSetting('policy', defaultPorts.policy),
      testGeneratorTarget: targetSetting('test-generator', defaultPorts.testGenerator),
      clustererTarget: targetSetting('clusterer', defaultPorts.clusterer),
      scorerTarget: targetSetting('scorer', defaultPorts.scorer),
      batchSize: {
        variable: 'GOLDPAN_BATCH_SIZE',
        description:
          'most candidates in one work item; small ones spread better, large ones cost the bus less',
        default: '8',
        read: integerBetween(1, 256),
      },
      runsMax: {
        variable: 'GOLDPAN_RUNS_MAX',
        description: 'most runs that go on at the same time',
        default: '16',
        read: integerBetween(1, 1000),
      },
    },
    environment,
  );
}
