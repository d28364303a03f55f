/** What the score by size needs of a program. */
export type ClusterSizeFacts = {
  /** Samples in its cluster. */
  readonly sampleCount: number;
  /** Samples in all clusters. */
  readonly totalSampleCount: number;
  /** Generated inputs on which it runs to its end, of `inputCount`. */
  readonly inputOkCount: number;
  readonly inputCount: number;
};

/** The share of all samples that behave like a program, times the share of inputs that it survives. In [0, 1]. */
export function clusterSizeScore(facts: ClusterSizeFacts): number {
  const share = facts.totalSampleCount === 0 ? 0 : facts.sampleCount / facts.totalSampleCount;
  return share * okShare(facts);
}

/** The share of inputs on which a program runs to its end; one when there are no inputs. */
export function okShare({
  inputOkCount,
  inputCount,
}: Pick<ClusterSizeFacts, 'inputOkCount' | 'inputCount'>): number {
  return inputCount === 0 ? 1 : inputOkCount / inputCount;
}
