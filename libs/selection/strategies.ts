import { AppError } from '../domain/app-error.ts';
import { codet, mbr } from './agreement.ts';
import type { Strategy } from './strategy.ts';
import { byScore, wrapAround } from './wrap-around.ts';

/**
 * AlphaCode 2 (report, "Clustering" and "Scoring model"): the largest clusters, the best-scored program
 * of each, in order of size. With fewer clusters than submissions it wraps around.
 */
const alphacode2: Strategy = {
  name: 'alphacode2',
  toScore: (clusters, submissionCountMax) =>
    clusters.slice(0, submissionCountMax).flatMap((cluster) => cluster.candidateIds),
  select: ({ clusters, scores, submissionCountMax }) =>
    wrapAround(
      clusters.slice(0, submissionCountMax),
      (cluster) => byScore(cluster, scores),
      submissionCountMax,
    ),
};

/** AlphaCode (section 4.6): a random program of each cluster, from the largest to the smallest, without scores. */
const alphacode: Strategy = {
  name: 'alphacode',
  toScore: () => [],
  select: ({ clusters, submissionCountMax, random }) =>
    wrapAround(clusters, (cluster) => random.shuffle(cluster.candidateIds), submissionCountMax),
};

/** Clusters in order of their members' mean score rather than size (o1-ioi, arXiv 2502.06807, section 3.2). */
const meanScore: Strategy = {
  name: 'mean-score',
  toScore: (clusters) => clusters.flatMap((cluster) => cluster.candidateIds),
  select: ({ clusters, scores, submissionCountMax }) => {
    const ranked = clusters
      .map((cluster) => ({
        cluster,
        mean: mean(cluster.candidateIds.map((id) => scores.get(id) ?? 0)),
      }))
      .sort((a, b) => b.mean - a.mean || b.cluster.sampleCount - a.cluster.sampleCount)
      .map(({ cluster }) => cluster);
    return wrapAround(ranked, (cluster) => byScore(cluster, scores), submissionCountMax);
  },
};

/** Any programs that passed the public tests: the baseline that every other strategy must beat. */
const random: Strategy = {
  name: 'random',
  toScore: () => [],
  select: ({ clusters, submissionCountMax, random: source }) => {
    const all = clusters.flatMap((cluster) =>
      cluster.candidateIds.map((candidateId) => ({ candidateId, cluster })),
    );
    return source.shuffle(all).slice(0, submissionCountMax);
  },
};

/** The strategies by name. */
export const strategies: readonly Strategy[] = [
  alphacode2,
  alphacode,
  codet,
  mbr,
  meanScore,
  random,
];

/** INVALID_ARGUMENT (UNKNOWN_STRATEGY) lists what would be right. */
export function strategyNamed(name: string): Strategy {
  const found = strategies.find((strategy) => strategy.name === name);
  if (found === undefined) {
    const names = strategies.map((strategy) => strategy.name).join(', ');
    throw new AppError(
      'INVALID_ARGUMENT',
      'UNKNOWN_STRATEGY',
      `unknown strategy "${name}": use one of ${names}`,
    );
  }
  return found;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
