import { commonSettings, defaultPorts, targetSetting } from '#libs/config/common.ts';
import { readConfig } from '#libs/config/read.ts';

/** Settings of the clusterer, read once. */
export type ClustererConfig = ReturnType<typeof readClustererConfig>;

/** INVALID_ARGUMENT (INVALID_CONFIG) reports every fault together. */
export function readClustererConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  return readConfig(
    {
      ...commonSettings('clusterer', defaultPorts.clusterer),
      executorTarget: targetSetting('executor', defaultPorts.executor),
    },
    environment,
  );
}
