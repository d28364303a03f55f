import {
  auc,
  aucWithinProblem,
  brierScore,
  brierSkill,
  expectedCalibrationError,
  logLoss,
  reliabilityBins,
  type ReliabilityBin,
  type ScoredLabels,
} from '#libs/metrics/calibration.ts';
import { applyPlatt, fitPlatt, type PlattCalibration } from '#libs/metrics/platt.ts';
import type { ProblemRecording } from './recording.ts';

/** How well scores tell right from wrong, and how well they are probabilities. */
export type ScorerQuality = {
  /** Over all programs together; absent when all are right or all wrong, as below. */
  readonly auc: number | undefined;
  /** Mean over problems that have both: what selection needs. */
  readonly aucWithinProblem: number | undefined;
  /** Expected calibration error, 15 bins of equal mass. */
  readonly ece: number;
  readonly brier: number;
  /** 1 is perfect, 0 no better than the base rate. */
  readonly brierSkill: number | undefined;
  /** In nats. */
  readonly logLoss: number;
  readonly reliability: readonly ReliabilityBin[];
};

/** The scorer on programs that pass the public tests. */
export type ScorerSheet = {
  readonly scorer: string;
  readonly programCount: number;
  readonly rightCount: number;
  readonly raw: ScorerQuality;
  /** With Platt's calibration, each problem by one that was fitted on the others; absent when that cannot be. */
  readonly calibrated: ScorerQuality | undefined;
};

/** Labelled scores of one problem. */
type Group = ScoredLabels & { readonly problemId: string };

/** Undefined when no program passes the public tests of any problem. */
export function scorerSheet(recordings: readonly ProblemRecording[]): ScorerSheet | undefined {
  const groups = groupsOf(recordings);
  const all = joined(groups);
  if (all.scores.length === 0) return undefined;
  const calibrated = calibrateHeldOut(groups);
  return {
    scorer: [...new Set(recordings.map(({ scorer }) => scorer).filter((name) => name !== ''))].join(
      ', ',
    ),
    programCount: all.scores.length,
    rightCount: all.labels.filter(Boolean).length,
    raw: qualityOf(groups),
    calibrated: calibrated === undefined ? undefined : qualityOf(calibrated),
  };
}

/** Platt's calibration fitted on all problems, for a scorer to use on others; undefined when all programs are right or all wrong. */
export function fitOnAll(recordings: readonly ProblemRecording[]): PlattCalibration | undefined {
  return fitOn(groupsOf(recordings));
}

function calibrateHeldOut(groups: readonly Group[]): readonly Group[] | undefined {
  const calibrated: Group[] = [];
  for (const group of groups) {
    const fitted = fitOn(groups.filter((other) => other !== group));
    if (fitted === undefined) return undefined;
    calibrated.push({ ...group, scores: group.scores.map((score) => applyPlatt(fitted, score)) });
  }
  return calibrated;
}

function fitOn(groups: readonly Group[]): PlattCalibration | undefined {
  const { scores, labels } = joined(groups);
  return labels.includes(true) && labels.includes(false) ? fitPlatt(scores, labels) : undefined;
}

function qualityOf(groups: readonly Group[]): ScorerQuality {
  const { scores, labels } = joined(groups);
  return {
    auc: auc(scores, labels),
    aucWithinProblem: aucWithinProblem(groups),
    ece: expectedCalibrationError(scores, labels),
    brier: brierScore(scores, labels),
    brierSkill: brierSkill(scores, labels),
    logLoss: logLoss(scores, labels),
    reliability: reliabilityBins(scores, labels),
  };
}

function groupsOf(recordings: readonly ProblemRecording[]): readonly Group[] {
  return recordings
    .filter(({ candidates }) => candidates.length > 0)
    .map(({ problemId, candidates }) => ({
      problemId,
      scores: candidates.map(({ score }) => score),
      labels: candidates.map(({ isRight }) => isRight),
    }));
}

function joined(groups: readonly Group[]): ScoredLabels {
  return {
    scores: groups.flatMap(({ scores }) => scores),
    labels: groups.flatMap(({ labels }) => labels),
  };
}
