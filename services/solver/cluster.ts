import type { Blob } from '#libs/bus/blobs.ts';
import { AppError } from '#libs/domain/app-error.ts';
import type { BehaviourMerge as BehaviourMergeMessage } from '#libs/gen/goldpan/clusterer/v1/BehaviourMerge.ts';
import type { ClusterProgramsRequestInput } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { EquivalenceInput } from '#libs/gen/goldpan/clusterer/v1/Equivalence.ts';
import type { SignatureInput } from '#libs/gen/goldpan/clusterer/v1/Signature.ts';
import type { Signature } from '#libs/selection/clustering.ts';
import { applyMerges, needsEquivalence, type BehaviourMerge } from '#libs/selection/equivalence.ts';
import type { SelectableCluster } from '#libs/selection/strategy.ts';
import { durationOfMs, msOfDuration } from '#libs/wire/duration.ts';
import { checkerToMessage, limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import { codec } from '#libs/wire/schema.ts';
import type { ActiveRun } from './active-run.ts';
import type { RunFold } from './fold.ts';
import type { MeshClients } from './mesh-clients.ts';

/** The traced survivors in clusters, and what each does. */
export type ClusteredSurvivors = {
  /** Largest first. */
  readonly clusters: readonly SelectableCluster[];
  /** Outputs that the problem's checker takes for each other count as one. */
  readonly signatures: ReadonlyMap<string, Signature>;
  readonly droppedInputIndexes: ReadonlySet<number>;
};

/** Where outputs are compared, a checker written in Python runs twenty thousand times. */
const clusterTimeoutMs = 3_600_000;
/** Signatures, or inputs, in one message, and their bytes. */
const signaturesPerMessage = 1000;
const bytesPerMessage = 4 * 1024 * 1024;
/** Clusters that the event names; selection itself has them all. */
const recordedClustersMax = 100;

const traceTasks = codec('goldpan.event.v1.TraceTask');
const mergeLists = codec('goldpan.clusterer.v1.BehaviourMerges');

/**
 * Clusters the traced survivors. Which behaviours count as one is found out and recorded once; with that a
 * run that goes on after a crash comes to the same clusters.
 */
export async function clusterSurvivors(
  run: ActiveRun,
  clients: MeshClients,
): Promise<ClusteredSurvivors> {
  const { fold } = run;
  const isRecorded = fold.clusterCount !== undefined;
  const known = applyMerges(signaturesOf(fold), await recordedMerges(fold, clients));
  const inputs = isRecorded ? [] : await inputsToCompareOn(fold, clients);
  const { clusters, merges, droppedInputIndexes, cpuTimeMs } = await askClusterer(
    run,
    clients,
    clusterRequests(fold, known, inputs),
  );
  if (!isRecorded) {
    const blob =
      merges.length === 0
        ? undefined
        : await clients.blobs.put(mergeLists.encode({ merges: [...merges] }));
    await recordClusters(run, clusters, cpuTimeMs, blob);
  }
  return {
    clusters,
    signatures: new Map(
      applyMerges(known, merges).map((signature) => [signature.candidateId, signature]),
    ),
    droppedInputIndexes: new Set(droppedInputIndexes),
  };
}

async function recordedMerges(
  { mergesSha256 }: RunFold,
  clients: MeshClients,
): Promise<readonly BehaviourMerge[]> {
  if (mergesSha256 === '') return [];
  return mergeLists.decode(await clients.blobs.get(mergesSha256)).merges;
}

type ClustererAnswer = {
  readonly clusters: readonly SelectableCluster[];
  readonly merges: readonly BehaviourMergeMessage[];
  readonly droppedInputIndexes: readonly number[];
  readonly cpuTimeMs: number;
};

async function askClusterer(
  run: ActiveRun,
  clients: MeshClients,
  requests: Iterable<ClusterProgramsRequestInput>,
): Promise<ClustererAnswer> {
  const clusters: { clusterId: string; sampleCount: number; candidateIds: string[] }[] = [];
  const merges: BehaviourMergeMessage[] = [];
  const responses = clients.clusterer.duplex('ClusterPrograms', requests, {
    timeoutMs: clusterTimeoutMs,
    signal: run.signal,
  });
  for await (const { cluster, merges: merged, summary } of responses) {
    if (merged) merges.push(...merged.merges);
    else if (cluster) {
      const { clusterId, sampleCount, candidateIds } = cluster;
      const last = clusters.at(-1);
      if (last?.clusterId === clusterId) last.candidateIds.push(...candidateIds);
      else clusters.push({ clusterId, sampleCount, candidateIds: [...candidateIds] });
    } else if (summary) {
      const { checkCount, uncheckedBehaviourCount, droppedInputIndexes } = summary;
      if (uncheckedBehaviourCount > 0) {
        clients.logger.warn(
          { runId: run.fold.runId, checks: checkCount, unchecked: uncheckedBehaviourCount },
          'not all outputs were compared: programs that are equally right may stand in several clusters',
        );
      }
      return { clusters, merges, droppedInputIndexes, cpuTimeMs: msOfDuration(summary.cpuTime) };
    }
  }
  throw new AppError('INTERNAL', 'MALFORMED_CLUSTERS', 'the clusterer ended without a summary');
}

function recordClusters(
  run: ActiveRun,
  clusters: readonly SelectableCluster[],
  cpuTimeMs: number,
  merges: Blob | undefined,
): Promise<void> {
  return run.record(
    {
      programsClustered: {
        clusters: clusters
          .slice(0, recordedClustersMax)
          .map(({ clusterId, sampleCount, candidateIds }) => ({
            clusterId,
            sampleCount,
            programCount: candidateIds.length,
          })),
        clusterCount: clusters.length,
        cpuTime: durationOfMs(cpuTimeMs),
        ...(merges === undefined ? {} : { merges }),
      },
    },
    '',
    () => run.fold.clusterCount !== undefined,
  );
}

/** Of the survivors that could be traced, or of all where there are no inputs. */
function signaturesOf(fold: RunFold): readonly Signature[] {
  const inputCount = fold.inputs?.count ?? 0;
  return [...fold.survivors.keys()]
    .filter((candidateId) => inputCount === 0 || fold.behaviours.has(candidateId))
    .map((candidateId) => ({
      candidateId,
      multiplicity: fold.multiplicities.get(candidateId) ?? 1,
      behaviours: fold.behaviours.get(candidateId) ?? new Uint8Array(),
    }));
}

/** The generated inputs, where outputs on them must be compared by the checker; else none. */
async function inputsToCompareOn(
  { inputs, spec }: RunFold,
  clients: MeshClients,
): Promise<readonly Buffer[]> {
  if (inputs === undefined || inputs.count === 0 || !needsEquivalence(spec.problem.checker))
    return [];
  return traceTasks.decode(await clients.blobs.get(inputs.sha256)).inputs;
}

function* clusterRequests(
  fold: RunFold,
  signatures: readonly Signature[],
  inputs: readonly Buffer[],
): Generator<ClusterProgramsRequestInput> {
  const { problem } = fold.spec;
  const equivalence: EquivalenceInput | undefined =
    inputs.length === 0
      ? undefined
      : { checker: checkerToMessage(problem.checker), limits: limitsToMessage(problem.limits) };
  yield {
    options: { inputCount: fold.inputs?.count ?? 0, ...(equivalence ? { equivalence } : {}) },
  };
  for (const part of partsOf(inputs, (input) => input.length)) yield { inputs: { inputs: part } };
  const messages = signatures.map(({ candidateId, multiplicity, behaviours }): SignatureInput => {
    const program = equivalence && fold.survivors.get(candidateId)?.program;
    return {
      candidateId,
      multiplicity,
      behaviours: Buffer.from(behaviours.buffer, behaviours.byteOffset, behaviours.byteLength),
      ...(program ? { program: programToMessage(program) } : {}),
    };
  });
  const sizeOf = ({ behaviours, program }: SignatureInput): number =>
    (behaviours?.length ?? 0) + (program?.source?.length ?? 0);
  for (const part of partsOf(messages, sizeOf)) yield { batch: { signatures: part } };
}

/** In order, in parts that fit one message. */
function* partsOf<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Generator<Item[]> {
  let part: Item[] = [];
  let byteCount = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (
      part.length > 0 &&
      (part.length >= signaturesPerMessage || byteCount + size > bytesPerMessage)
    ) {
      yield part;
      part = [];
      byteCount = 0;
    }
    part.push(item);
    byteCount += size;
  }
  if (part.length > 0) yield part;
}
