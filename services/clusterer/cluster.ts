import { createHash } from 'node:crypto';
import { behaviourBytes, isFailureAt } from '#libs/domain/behaviour.ts';

/** What one program does: `behaviours` is 16 bytes an input, joined. */
export type Signature = {
  readonly candidateId: string;
  readonly multiplicity: number;
  readonly behaviours: Uint8Array;
};

export type ClusterOptions = {
  /** Number of generated inputs: the length of every signature. */
  readonly inputCount: number;
  /** Largest share of programs that may fail on an input before it is dropped, 0 to 1. */
  readonly crashShareMax: number;
};

export type Cluster = {
  /** First 16 hex digits of the SHA-256 of the shared signature. */
  readonly clusterId: string;
  /** Samples in the cluster: multiplicities added. */
  readonly sampleCount: number;
  /** Ascending. */
  readonly candidateIds: readonly string[];
  /** Whether the shared behaviour is a failure on every input that was kept. */
  readonly isFailing: boolean;
};

export type Clustering = {
  /** Largest first; ties by smallest member id. */
  readonly clusters: readonly Cluster[];
  readonly droppedInputIndexes: readonly number[];
};

/**
 * Groups programs whose behaviour is equal on every kept input (AlphaCode, section 4.6). An input on
 * which more than `crashShareMax` of the programs fail is dropped first: it is probably invalid, and
 * what invalid inputs do to a program tells nothing. The order of the signatures does not matter.
 */
export function clusterSignatures(
  signatures: readonly Signature[],
  options: ClusterOptions,
): Clustering {
  const dropped = failingInputs(signatures, options);
  const kept = indexesBelow(options.inputCount).filter((index) => !dropped.has(index));
  const groups = new Map<string, Signature[]>();
  for (const signature of signatures) {
    const id = signatureId(signature.behaviours, kept);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [signature]);
    else group.push(signature);
  }
  const clusters = [...groups].map(([clusterId, members]) => makeCluster(clusterId, members, kept));
  clusters.sort(
    (a, b) => b.sampleCount - a.sampleCount || compareText(a.candidateIds[0], b.candidateIds[0]),
  );
  return { clusters, droppedInputIndexes: [...dropped].sort((a, b) => a - b) };
}

function failingInputs(
  signatures: readonly Signature[],
  options: ClusterOptions,
): ReadonlySet<number> {
  const dropped = new Set<number>();
  for (const index of indexesBelow(options.inputCount)) {
    const failing = signatures.filter((signature) =>
      isFailureAt(signature.behaviours, index),
    ).length;
    if (failing > options.crashShareMax * signatures.length) dropped.add(index);
  }
  return dropped;
}

function signatureId(behaviours: Uint8Array, kept: readonly number[]): string {
  const hash = createHash('sha256');
  for (const index of kept) {
    hash.update(behaviours.subarray(index * behaviourBytes, (index + 1) * behaviourBytes));
  }
  return hash.digest('hex').slice(0, 16);
}

function makeCluster(
  clusterId: string,
  members: readonly Signature[],
  kept: readonly number[],
): Cluster {
  const [first] = members;
  return {
    clusterId,
    sampleCount: members.reduce((sum, member) => sum + member.multiplicity, 0),
    candidateIds: members.map((member) => member.candidateId).sort(compareText),
    isFailing:
      first !== undefined &&
      kept.length > 0 &&
      kept.every((index) => isFailureAt(first.behaviours, index)),
  };
}

function indexesBelow(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function compareText(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
