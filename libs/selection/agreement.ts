import { behaviourBytes, isFailureAt } from '../domain/behaviour.ts';
import { behaviourKey } from './equivalence.ts';
import type { SelectableCluster, SelectionInput, Strategy } from './strategy.ts';
import { byScore, wrapAround } from './wrap-around.ts';

/**
 * CodeT's dual execution agreement (Chen et al. 2022, arXiv 2207.10397, section 2.2): clusters by
 * √samples × tests passed. Goldpan's inputs come without outputs, so the tests are the inputs, each with
 * the output that most samples print.
 */
export const codet: Strategy = {
  name: 'codet',
  toScore: () => [],
  select: (input) =>
    selectByRank(input, (votes, cluster) => {
      const passed = votes.filter(({ ofCluster, most }) => ofCluster > 0 && ofCluster === most);
      return Math.sqrt(cluster.sampleCount) * passed.length;
    }),
};

/**
 * Minimum Bayes risk by execution (Shi et al. 2022, arXiv 2204.11454, section 2): clusters by the
 * expected share of inputs on which a sample of the whole agrees with them. Agreeing to fail does not count.
 */
export const mbr: Strategy = {
  name: 'mbr',
  toScore: () => [],
  select: (input) =>
    selectByRank(input, (votes) => votes.reduce((sum, { ofCluster }) => sum + ofCluster, 0)),
};

/** Samples that do on one input what a cluster does, and those that do what most do. Failures have no votes. */
type Vote = { readonly ofCluster: number; readonly most: number };

function selectByRank(
  input: SelectionInput,
  rankOf: (votes: readonly Vote[], cluster: SelectableCluster) => number,
): ReturnType<Strategy['select']> {
  const { clusters, scores, submissionCountMax } = input;
  const tallies = tallyVotes(input);
  const ranked = clusters
    .map((cluster) => ({ cluster, rank: rankOf(votesOf(cluster, input, tallies), cluster) }))
    // The clusters come in order of size, and the sort keeps that order where ranks are equal.
    .sort((a, b) => b.rank - a.rank)
    .map(({ cluster }) => cluster);
  return wrapAround(ranked, (cluster) => byScore(cluster, scores), submissionCountMax);
}

/** The samples behind each behaviour on one input. */
type Tally = {
  readonly inputIndex: number;
  readonly samplesOf: ReadonlyMap<string, number>;
  readonly most: number;
};

function tallyVotes({ signatures, droppedInputIndexes }: SelectionInput): readonly Tally[] {
  const list = [...signatures.values()];
  const inputCount = (list[0]?.behaviours.length ?? 0) / behaviourBytes;
  const tallies: Tally[] = [];
  for (let inputIndex = 0; inputIndex < inputCount; inputIndex++) {
    if (droppedInputIndexes.has(inputIndex)) continue;
    const samplesOf = new Map<string, number>();
    let most = 0;
    for (const { behaviours, multiplicity } of list) {
      if (isFailureAt(behaviours, inputIndex)) continue;
      const key = behaviourKey(behaviours, inputIndex);
      const samples = (samplesOf.get(key) ?? 0) + multiplicity;
      samplesOf.set(key, samples);
      most = Math.max(most, samples);
    }
    tallies.push({ inputIndex, samplesOf, most });
  }
  return tallies;
}

function votesOf(
  cluster: SelectableCluster,
  { signatures }: SelectionInput,
  tallies: readonly Tally[],
): readonly Vote[] {
  // All members behave alike, so any of them speaks for the cluster.
  const signature = signatures.get(cluster.candidateIds[0] ?? '');
  if (signature === undefined) return [];
  return tallies.map(({ inputIndex, samplesOf, most }) => ({
    ofCluster: samplesOf.get(behaviourKey(signature.behaviours, inputIndex)) ?? 0,
    most,
  }));
}
