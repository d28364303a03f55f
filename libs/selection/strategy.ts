import type { Random } from '../domain/random.ts';
import type { Signature } from './clustering.ts';

/** A cluster as selection sees it: largest first in a list of them. */
export type SelectableCluster = {
  readonly clusterId: string;
  /** Samples in the cluster, multiplicities added. */
  readonly sampleCount: number;
  readonly candidateIds: readonly string[];
};

export type SelectionInput = {
  /** Largest first, ties already broken. */
  readonly clusters: readonly SelectableCluster[];
  /** Estimated probability of being correct, of the candidates that were scored. */
  readonly scores: ReadonlyMap<string, number>;
  /** What each clustered candidate does on the inputs. */
  readonly signatures: ReadonlyMap<string, Signature>;
  /** Inputs that clustering left out. */
  readonly droppedInputIndexes: ReadonlySet<number>;
  readonly submissionCountMax: number;
  readonly random: Random;
};

/** A candidate that was chosen, with the cluster it stands for. */
export type Selected = { readonly candidateId: string; readonly cluster: SelectableCluster };

/** A strategy: which candidates to score, and which to submit, best first. Pure. */
export type Strategy = {
  readonly name: string;
  /** Ids that the strategy wants scored; fewer scores cost fewer tokens. */
  readonly toScore: (
    clusters: readonly SelectableCluster[],
    submissionCountMax: number,
  ) => readonly string[];
  readonly select: (input: SelectionInput) => readonly Selected[];
};
