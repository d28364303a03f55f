import { hash } from 'node:crypto';
import { behaviourBytes, isFailureAt } from '../domain/behaviour.ts';

/** What one program does: `behaviours` is 16 bytes an input, joined. */
export type Signature = {
  readonly candidateId: string;
  readonly multiplicity: number;
  readonly behaviours: Uint8Array;
};

/** Share of programs that may fail on an input unless a caller says otherwise. */
export const crashShareDefault = 0.5;

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
 * what invalid inputs do to a program tells nothing. The order of the signatures does not matter. Linear
 * in the bytes of the signatures, apart from sorting ids.
 */
export function clusterSignatures(
  signatures: readonly Signature[],
  options: ClusterOptions,
): Clustering {
  const failureCounts = countFailures(signatures, options.inputCount);
  const kept: number[] = [];
  const droppedInputIndexes: number[] = [];
  for (const [index, failureCount] of failureCounts.entries()) {
    if (failureCount > options.crashShareMax * signatures.length) droppedInputIndexes.push(index);
    else kept.push(index);
  }
  const groups = new Map<string, Signature[]>();
  const keptOf = keptBehaviours(kept, options.inputCount);
  for (const signature of signatures) {
    const id = hash('sha256', keptOf(signature.behaviours), 'hex').slice(0, 16);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [signature]);
    else group.push(signature);
  }
  const clusters = [...groups].map(([clusterId, members]) => makeCluster(clusterId, members, kept));
  clusters.sort(
    (a, b) => b.sampleCount - a.sampleCount || compareText(a.candidateIds[0], b.candidateIds[0]),
  );
  return { clusters, droppedInputIndexes };
}

/** Programs that fail, for each input. */
function countFailures(signatures: readonly Signature[], inputCount: number): Uint32Array {
  const counts = new Uint32Array(inputCount);
  for (const { behaviours } of signatures) {
    for (let index = 0; index < inputCount; index++) {
      // The first byte alone tells of nearly all behaviours that they are none.
      if (behaviours[index * behaviourBytes] !== 0) continue;
      if (isFailureAt(behaviours, index)) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts;
}

/** The behaviours on kept inputs, joined; good until the next call, which may use the same bytes. */
function keptBehaviours(
  kept: readonly number[],
  inputCount: number,
): (behaviours: Uint8Array) => Uint8Array {
  if (kept.length === inputCount) return (behaviours) => behaviours;
  const joined = new Uint8Array(kept.length * behaviourBytes);
  const stretches = stretchesOf(kept);
  return (behaviours) => {
    let position = 0;
    for (const { start, end } of stretches) {
      const stretch = behaviours.subarray(start * behaviourBytes, end * behaviourBytes);
      joined.set(stretch, position);
      position += stretch.length;
    }
    return joined;
  };
}

/** Ascending indexes as the fewest stretches of indexes that follow each other, `end` not included. */
function stretchesOf(indexes: readonly number[]): readonly { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const index of indexes) {
    const last = stretches.at(-1);
    if (last?.end === index) last.end += 1;
    else stretches.push({ start: index, end: index + 1 });
  }
  return stretches;
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
    // By UTF-16 code units, as compareText has it.
    candidateIds: members.map((member) => member.candidateId).sort(),
    isFailing:
      first !== undefined &&
      kept.length > 0 &&
      kept.every((index) => isFailureAt(first.behaviours, index)),
  };
}

function compareText(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
