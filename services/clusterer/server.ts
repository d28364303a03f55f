import type { ClusterProgramsRequest } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { ClusterProgramsResponseInput } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsResponse.ts';
import { duplex, type CallContext } from '#libs/rpc/handler.ts';
import { clusterSignatures, type Clustering } from '#libs/selection/clustering.ts';
import { applyMerges, type BehaviourMerge } from '#libs/selection/equivalence.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import type { ExecutorClient } from './executor-calls.ts';
import { mergeEquivalent, type EquivalenceResult } from './merge-equivalent.ts';
import type { ProgramGroup } from './output-store.ts';
import { readRequests, type ClusteringTask } from './read-requests.ts';

/** Members of a cluster, or merges, in one message, so that it stays far below the message ceiling. */
const itemsPerMessageMax = 1000;

const nothingCompared: EquivalenceResult = {
  merges: [],
  checkCount: 0,
  uncheckedBehaviourCount: 0,
};

/** The handlers; `executor` is asked only where a call wants outputs compared. */
export function clustererHandlers(executor: ExecutorClient, logger: Logger) {
  return {
    ClusterPrograms: duplex(async function* (
      requests: AsyncIterable<ClusterProgramsRequest>,
      { signal }: CallContext,
    ): AsyncGenerator<ClusterProgramsResponseInput> {
      const task = await readRequests(requests);
      const { list } = task.signatures;
      const first = timed(() => clusterSignatures(list, task.options));
      const compared = await compareOutputs(task, first.value, executor, logger, signal);
      const last =
        compared.merges.length === 0
          ? { value: first.value, cpuTimeMs: 0 }
          : timed(() => clusterSignatures(applyMerges(list, compared.merges), task.options));
      const { clusters, droppedInputIndexes } = last.value;
      yield* mergeMessages(compared.merges);
      yield* clusterMessages(last.value);
      yield {
        summary: {
          clusterCount: clusters.length,
          programCount: list.length,
          droppedInputIndexes: [...droppedInputIndexes],
          cpuTime: durationOfMs(first.cpuTimeMs + last.cpuTimeMs),
          checkCount: compared.checkCount,
          uncheckedBehaviourCount: compared.uncheckedBehaviourCount,
        },
      };
    }),
  };
}

async function compareOutputs(
  { equivalence, inputs, signatures }: ClusteringTask,
  { clusters, droppedInputIndexes }: Clustering,
  executor: ExecutorClient,
  logger: Logger,
  signal: AbortSignal,
): Promise<EquivalenceResult> {
  if (equivalence === undefined || clusters.length < 2) return nothingCompared;
  const programs = signatures.programs();
  const behavioursOf = new Map(
    signatures.list.map(({ candidateId, behaviours }) => [candidateId, behaviours]),
  );
  // Of all members the first has the smallest id, so it is the one whose program was kept.
  const groups = clusters.flatMap(({ candidateIds: [id = ''], sampleCount }): ProgramGroup[] => {
    const [program, behaviours] = [programs.get(id), behavioursOf.get(id)];
    return program && behaviours ? [{ sampleCount, behaviours, program }] : [];
  });
  const dropped = new Set(droppedInputIndexes);
  return await mergeEquivalent({
    ...equivalence,
    groups,
    inputs,
    inputIndexes: [...inputs.keys()].filter((index) => !dropped.has(index)),
    executor,
    logger,
    signal,
  });
}

function* mergeMessages(
  merges: readonly BehaviourMerge[],
): Generator<ClusterProgramsResponseInput> {
  for (let start = 0; start < merges.length; start += itemsPerMessageMax) {
    yield {
      merges: {
        merges: merges
          .slice(start, start + itemsPerMessageMax)
          .map(({ inputIndex, behaviour, mergedInto }) => ({
            inputIndex,
            behaviour: Buffer.from(behaviour),
            mergedInto: Buffer.from(mergedInto),
          })),
      },
    };
  }
}

function* clusterMessages({ clusters }: Clustering): Generator<ClusterProgramsResponseInput> {
  for (const { clusterId, sampleCount, candidateIds, isFailing } of clusters) {
    for (let start = 0; start < candidateIds.length; start += itemsPerMessageMax) {
      yield {
        cluster: {
          clusterId,
          sampleCount,
          candidateIds: candidateIds.slice(start, start + itemsPerMessageMax),
          isFailing,
        },
      };
    }
  }
}

/** A value and the CPU time that this process took to compute it, in milliseconds. */
function timed<T>(compute: () => T): { readonly value: T; readonly cpuTimeMs: number } {
  const before = process.cpuUsage();
  const value = compute();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuTimeMs: (user + system) / 1000 };
}
