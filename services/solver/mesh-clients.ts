import type { BlobStore } from '#libs/bus/blobs.ts';
import type { Bus } from '#libs/bus/connection.ts';
import type { RpcClient } from '#libs/rpc/client.ts';
import type { Logger } from '#libs/telemetry/logger.ts';

/** What a run needs of the rest of the mesh. */
export type MeshClients = {
  readonly bus: Bus;
  readonly blobs: BlobStore;
  readonly policy: RpcClient<'goldpan.policy.v1.PolicyService'>;
  readonly testGenerator: RpcClient<'goldpan.testgen.v1.TestGeneratorService'>;
  readonly clusterer: RpcClient<'goldpan.clusterer.v1.ClustererService'>;
  readonly scorer: RpcClient<'goldpan.scorer.v1.ScorerService'>;
  readonly batchSize: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
};
