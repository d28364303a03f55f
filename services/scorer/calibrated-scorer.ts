import { applyPlatt } from '#libs/metrics/platt.ts';
import type { Calibration } from './calibration-file.ts';
import type { Scorer } from './scorer.ts';

/** The scorer with its model's scores calibrated; where a baseline stands in, its score stays as it is. */
export function calibratedScorer(scorer: Scorer, calibration: Calibration): Scorer {
  return {
    name: scorer.name,
    score: async (problem, programs, signal) => {
      const scoring = await scorer.score(problem, programs, signal);
      const scores = scoring.scores.map((score) => {
        if (!score.isFromModel) return score;
        const { probability } = score;
        return {
          ...score,
          probability: applyPlatt(calibration, probability),
          uncalibratedProbability: probability,
        };
      });
      const isApplied = scores.some(({ isFromModel }) => isFromModel);
      return { ...scoring, scores, ...(isApplied ? { calibration: calibration.name } : {}) };
    },
  };
}
