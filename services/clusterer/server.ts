import { behaviourBytes } from '#libs/domain/behaviour.ts';
import { AppError, invalidField } from '#libs/domain/app-error.ts';
import type { ClusterProgramsRequest } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { ClusterProgramsResponseInput } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsResponse.ts';
import { duplex } from '#libs/rpc/handler.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import { clusterSignatures, type ClusterOptions, type Signature } from './cluster.ts';

/** Most programs in one call; a signature of 50 inputs takes about 1 KiB of memory. */
const programCountMax = 2_000_000;
const inputCountMax = 1000;
/** Members of a cluster in one message, so that it stays far below the message ceiling. */
const membersPerMessageMax = 1000;
const crashShareDefault = 0.5;

export const clustererHandlers = { ClusterPrograms: duplex(clusterPrograms) };

async function* clusterPrograms(
  requests: AsyncIterable<ClusterProgramsRequest>,
): AsyncGenerator<ClusterProgramsResponseInput> {
  let options: ClusterOptions | undefined;
  const signatures: Signature[] = [];
  for await (const request of requests) {
    if (request.options) {
      if (options !== undefined)
        throw invalidField('options', 'was given twice: only the first message holds options');
      options = readOptions(request.options);
    } else if (options === undefined) {
      throw invalidField('options', 'is missing: the first message must hold the options');
    } else {
      for (const signature of request.batch?.signatures ?? [])
        signatures.push(readSignature(signature, options));
      if (signatures.length > programCountMax) {
        throw new AppError(
          'RESOURCE_EXHAUSTED',
          'TOO_MANY_PROGRAMS',
          `more than ${programCountMax} programs in one call`,
        );
      }
    }
  }
  if (options === undefined)
    throw invalidField('options', 'is missing: the first message must hold the options');
  const cpuBefore = process.cpuUsage();
  const { clusters, droppedInputIndexes } = clusterSignatures(signatures, options);
  const cpu = process.cpuUsage(cpuBefore);
  for (const cluster of clusters) {
    for (let start = 0; start < cluster.candidateIds.length; start += membersPerMessageMax) {
      yield {
        cluster: {
          clusterId: cluster.clusterId,
          sampleCount: cluster.sampleCount,
          candidateIds: cluster.candidateIds.slice(start, start + membersPerMessageMax),
          isFailing: cluster.isFailing,
        },
      };
    }
  }
  yield {
    summary: {
      clusterCount: clusters.length,
      programCount: signatures.length,
      droppedInputIndexes: [...droppedInputIndexes],
      cpuTime: durationOfMs((cpu.user + cpu.system) / 1000),
    },
  };
}

function readOptions(message: { inputCount: number; crashShareMax: number }): ClusterOptions {
  const { inputCount, crashShareMax } = message;
  if (!(inputCount >= 0 && inputCount <= inputCountMax)) {
    throw invalidField(
      'options.input_count',
      `is ${inputCount}: allowed are 0 to ${inputCountMax}`,
    );
  }
  if (!(crashShareMax >= 0 && crashShareMax <= 1)) {
    throw invalidField('options.crash_share_max', `is ${crashShareMax}: allowed are 0 to 1`);
  }
  return { inputCount, crashShareMax: crashShareMax === 0 ? crashShareDefault : crashShareMax };
}

function readSignature(
  message: { candidateId: string; multiplicity: number; behaviours: Uint8Array },
  options: ClusterOptions,
): Signature {
  const expected = options.inputCount * behaviourBytes;
  if (message.behaviours.length !== expected) {
    throw invalidField(
      'batch.signatures.behaviours',
      `of ${message.candidateId} has ${message.behaviours.length} bytes: ${options.inputCount} inputs need ${expected}`,
    );
  }
  return {
    candidateId: message.candidateId,
    multiplicity: Math.max(1, message.multiplicity),
    behaviours: message.behaviours,
  };
}
