import type { Strategy } from './strategy.ts';

/**
 * Knows which candidates are right and submits one of them when there is any: the most that selection
 * could reach. For evaluations alone.
 */
export function oracleStrategy(isRight: (candidateId: string) => boolean): Strategy {
  return {
    name: 'oracle',
    toScore: () => [],
    select: ({ clusters, submissionCountMax }) =>
      clusters
        .flatMap((cluster) =>
          cluster.candidateIds.filter(isRight).map((candidateId) => ({ candidateId, cluster })),
        )
        .slice(0, submissionCountMax),
  };
}
