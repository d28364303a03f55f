import { readFile } from 'node:fs/promises';
import { AppError } from '#libs/domain/app-error.ts';
import type { ClusteringSummary } from '#libs/gen/goldpan/clusterer/v1/ClusteringSummary.ts';
import { connect } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { msOfDuration } from '#libs/wire/duration.ts';
import { startService } from '../../executor/bench/service-process.ts';
import { requestsOf, plantClusters, programIndexOf, type Planted } from './planted-clusters.ts';

export type ClustererBenchOptions = {
  /** Programs of each measurement, in this order. */
  readonly programCounts: readonly number[];
  readonly inputCount: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** One number of programs, in a clusterer of its own. */
export type ClustererBenchRow = {
  readonly programs: number;
  readonly inputs: number;
  readonly clusters: number;
  /** Programs that the clusterer put with others than they were made with; 0 unless it is broken. */
  readonly misplaced: number;
  /** From the first signature that is made and sent to the last answer. */
  readonly wallSeconds: number;
  /** CPU time of the clustering itself, as the clusterer tells it. */
  readonly clusteringCpuSeconds: number;
  /** Largest resident memory of the clusterer's process. */
  readonly peakResidentBytes: number;
  /** Against the first measurement: linear is when the times grow no more than the programs. */
  readonly growth: {
    readonly programs: number;
    readonly wall: number;
    readonly clusteringCpu: number;
  };
};

const timeoutMs = 600_000;

/**
 * Sends signatures of planted clusters to a clusterer in a process of its own, over gRPC, as a solver does,
 * and checks that the clusters come back.
 */
export async function benchClusterer(
  options: ClustererBenchOptions,
  onRow: (row: ClustererBenchRow) => void,
): Promise<readonly ClustererBenchRow[]> {
  const rows: ClustererBenchRow[] = [];
  for (const programCount of options.programCounts) {
    const planted = plantClusters(programCount, options.inputCount);
    await using clusterer = await startService(options.environment, 'clusterer');
    const measured = await measure(clusterer.address, planted);
    const { wallSeconds, clusteringCpuSeconds } = measured;
    const first = rows[0] ?? { programs: programCount, wallSeconds, clusteringCpuSeconds };
    const row = {
      programs: programCount,
      inputs: options.inputCount,
      ...measured,
      peakResidentBytes: await peakResidentBytes(clusterer.pid),
      growth: {
        programs: programCount / first.programs,
        wall: wallSeconds / first.wallSeconds,
        clusteringCpu: clusteringCpuSeconds / first.clusteringCpuSeconds,
      },
    };
    rows.push(row);
    onRow(row);
  }
  return rows;
}

async function measure(
  address: string,
  planted: Planted,
): Promise<
  Pick<ClustererBenchRow, 'clusters' | 'misplaced' | 'wallSeconds' | 'clusteringCpuSeconds'>
> {
  const client = connect('goldpan.clusterer.v1.ClustererService', address, defaultMessageBytesMax);
  const foundSizes = new Uint32Array(planted.sizes.length);
  const foundIds = new Map<number, string>();
  let misplaced = 0;
  let summary: ClusteringSummary | undefined;
  const startMs = performance.now();
  try {
    for await (const response of client.duplex('ClusterPrograms', requestsOf(planted), {
      timeoutMs,
    })) {
      if (response.summary) ({ summary } = response);
      const { clusterId = '', candidateIds = [] } = response.cluster ?? {};
      const expected = planted.clusterOf[programIndexOf(candidateIds[0] ?? '0')] ?? 0;
      const isOther =
        candidateIds.length > 0 && (foundIds.get(expected) ?? clusterId) !== clusterId;
      foundIds.set(expected, foundIds.get(expected) ?? clusterId);
      for (const candidateId of candidateIds) {
        const cluster = planted.clusterOf[programIndexOf(candidateId)];
        if (cluster !== expected || isOther) misplaced += 1;
        else foundSizes[cluster] = (foundSizes[cluster] ?? 0) + 1;
      }
    }
  } finally {
    client.close();
  }
  if (summary === undefined)
    throw new AppError('INTERNAL', 'BENCH_FAILED', 'the clusterer ended without a summary');
  const wallSeconds = (performance.now() - startMs) / 1000;
  const missing = planted.sizes.reduce(
    (sum, size, cluster) => sum + Math.max(0, size - (foundSizes[cluster] ?? 0)),
    0,
  );
  return {
    clusters: summary.clusterCount,
    misplaced: Math.max(misplaced, missing),
    wallSeconds,
    clusteringCpuSeconds: msOfDuration(summary.cpuTime) / 1000,
  };
}

/** proc(5), VmHWM. */
async function peakResidentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
