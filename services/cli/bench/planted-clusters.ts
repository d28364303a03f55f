import { behaviourBytes, behaviourOf } from '#libs/domain/behaviour.ts';
import { randomFrom, type Random } from '#libs/domain/random.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { ClusterProgramsRequestInput } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';

/** Programs whose clusters are known. */
export type Planted = {
  readonly inputCount: number;
  /** The cluster of each program. */
  readonly clusterOf: Uint32Array;
  /** Programs of each cluster. */
  readonly sizes: Uint32Array;
  /** What the programs of each cluster do. */
  readonly behaviours: readonly Buffer[];
};

const signaturesPerMessage = 1000;
/** Wrong programs are many and mostly alone: so many clusters a program. */
const clusterShare = 0.05;
/** Inputs on which a wrong program does something else than the right ones, at most. */
const differingInputsMax = 10;
const crashShare = 0.3;

/**
 * Programs in clusters whose sizes fall as Zipf's law has it, the k-th of them 1/k as large as the first.
 * Each differs from the first on a few inputs, on some by a crash, and from all others on one.
 */
export function plantClusters(programCount: number, inputCount: number): Planted {
  const random = randomFrom('bench-clusterer', programCount);
  const clusterCount = Math.max(1, Math.round(programCount * clusterShare));
  const sizes = new Uint32Array(clusterCount);
  const clusterOf = new Uint32Array(programCount);
  for (let program = 0; program < programCount; program++) {
    // The first ones make sure that no cluster is empty; the inverse of the harmonic sum draws the others.
    const cluster =
      program < clusterCount
        ? program
        : Math.min(clusterCount, Math.floor(clusterCount ** random.next())) - 1;
    clusterOf[program] = cluster;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  }
  const first = Buffer.concat(
    Array.from({ length: inputCount }, (_, input) => printing(`right ${input}`)),
  );
  const behaviours = Array.from({ length: clusterCount }, (_, cluster) =>
    cluster === 0 ? first : differing(first, cluster, inputCount, random),
  );
  return { inputCount, clusterOf, sizes, behaviours };
}

function differing(first: Buffer, cluster: number, inputCount: number, random: Random): Buffer {
  const behaviours = Buffer.from(first);
  const crash = behaviourOf(Verdict.RuntimeError, Buffer.alloc(0));
  for (let count = random.integer(0, differingInputsMax - 1); count > 0; count--) {
    const input = random.integer(0, inputCount - 1);
    const behaviour =
      random.next() < crashShare ? crash : printing(`wrong ${input} ${random.integer(0, 4)}`);
    behaviours.set(behaviour, input * behaviourBytes);
  }
  const own = random.integer(0, inputCount - 1);
  behaviours.set(printing(`own ${cluster}`), own * behaviourBytes);
  return behaviours;
}

function printing(text: string): Buffer {
  return behaviourOf(Verdict.Ok, Buffer.from(text));
}

/** What a solver would send of them. Programs alternate between clusters, as they do in a run. */
export function* requestsOf(planted: Planted): Generator<ClusterProgramsRequestInput> {
  const { inputCount, clusterOf, behaviours } = planted;
  yield { options: { inputCount } };
  for (let start = 0; start < clusterOf.length; start += signaturesPerMessage) {
    const end = Math.min(clusterOf.length, start + signaturesPerMessage);
    yield {
      batch: {
        signatures: Array.from(clusterOf.subarray(start, end), (cluster, offset) => ({
          candidateId: candidateIdOf(start + offset),
          multiplicity: 1,
          // There is one for each cluster.
          behaviours: behaviours[cluster] as Buffer,
        })),
      },
    };
  }
}

/** As long as a real id, with the program's index at its end. */
function candidateIdOf(program: number): string {
  return program.toString(16).padStart(64, '0');
}

/** The index of a program from its id. */
export function programIndexOf(candidateId: string): number {
  return Number.parseInt(candidateId.slice(-12), 16);
}
