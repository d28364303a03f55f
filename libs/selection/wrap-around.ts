import type { SelectableCluster, Selected } from './strategy.ts';

/**
 * Takes one candidate of each cluster in turn, in the order given, and when the clusters run out goes
 * back to the first and skips what was taken (AlphaCode, section 4.6), until `countMax` are chosen.
 * `order` lists a cluster's candidates, best first.
 */
export function wrapAround(
  clusters: readonly SelectableCluster[],
  order: (cluster: SelectableCluster) => readonly string[],
  countMax: number,
): Selected[] {
  const queues = clusters.map((cluster) => ({ cluster, candidateIds: order(cluster) }));
  const selected: Selected[] = [];
  for (let round = 0; selected.length < countMax; round++) {
    const before = selected.length;
    for (const { cluster, candidateIds } of queues) {
      const candidateId = candidateIds[round];
      if (candidateId !== undefined && selected.length < countMax)
        selected.push({ candidateId, cluster });
    }
    if (selected.length === before) break;
  }
  return selected;
}

/** Best score first; ties, and candidates without a score, by id, so that the order never depends on arrival. */
export function byScore(
  cluster: SelectableCluster,
  scores: ReadonlyMap<string, number>,
): readonly string[] {
  return [...cluster.candidateIds].sort(
    (a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || (a < b ? -1 : 1),
  );
}
