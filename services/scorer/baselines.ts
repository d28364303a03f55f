import { clusterSizeScore, okShare } from '#libs/selection/cluster-size-score.ts';
import type { ScorableProgram, Scorer } from './scorer.ts';

/** The share of all samples that behave like this program, times the share of inputs it survives. */
export const clusterSizeScorer: Scorer = withoutModel('cluster-size', (program) => {
  const { clusterSampleCount: sampleCount, ...facts } = program;
  return clusterSizeScore({ sampleCount, ...facts });
});

/**
 * The geometric mean probability of the program's tokens under the policy; where the policy gave
 * none, a coin's. Times the share of inputs it survives.
 */
export const logProbabilityScorer: Scorer = withoutModel('log-probability', (program) => {
  const { logProbability } = program.candidate.sampling;
  return (logProbability === undefined ? 0.5 : Math.exp(logProbability)) * okShare(program);
});

/** The same for every program: shows what any scorer brings. */
export const constantScorer: Scorer = withoutModel('constant', () => 0.5);

function withoutModel(name: string, probabilityOf: (program: ScorableProgram) => number): Scorer {
  return {
    name,
    score: (_problem, programs) => {
      const scores = programs.map((program) => ({
        probability: Math.min(1, Math.max(0, probabilityOf(program))),
        isFromModel: false,
      }));
      return Promise.resolve({ scores, tokenCount: 0 });
    },
  };
}
