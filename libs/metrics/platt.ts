import { invalidField } from '../domain/app-error.ts';

/** P(right) = 1 / (1 + exp(-(slope × logit(score) + intercept))); slope 1 and intercept 0 change nothing. */
export type PlattCalibration = { readonly slope: number; readonly intercept: number };

/** Distance from 0 and 1 to which scores are moved, since their logits are infinite there. */
const scoreMargin = 1e-6;
/** Numbers of Lin, Lin and Weng's appendix 3. */
const iterationCountMax = 100;
const ridge = 1e-12;
const gradientTolerance = 1e-5;
const stepSizeMin = 1e-10;
const sufficientDecrease = 1e-4;

/** The probability after calibration, in (0, 1), of one before it. */
export function applyPlatt({ slope, intercept }: PlattCalibration, probability: number): number {
  return sigmoid(slope * logitOf(probability) + intercept);
}

/**
 * Fits Platt's sigmoid to the logits of scores in [0, 1] by maximum likelihood, with his smoothed
 * targets (N₊ + 1) / (N₊ + 2) and 1 / (N₋ + 2) in place of 1 and 0, which keep it finite on separable
 * data (Platt 1999), by Newton's method with backtracking (Lin, Lin and Weng 2007). Deterministic.
 *
 * Fit it on other problems than those it is judged on. INVALID_ARGUMENT (INVALID_FIELD) when the lists
 * differ in length, a score lies outside [0, 1], or there are no right or no wrong programs.
 */
export function fitPlatt(scores: readonly number[], labels: readonly boolean[]): PlattCalibration {
  const { logits, targets } = fittingData(scores, labels);
  const rightCount = labels.filter(Boolean).length;
  let slope = 0;
  let intercept = Math.log((rightCount + 1) / (labels.length - rightCount + 1));
  let loss = crossEntropy(logits, targets, slope, intercept);
  for (let iteration = 0; iteration < iterationCountMax; iteration++) {
    const { gradient, hessian } = derivatives(logits, targets, slope, intercept);
    if (Math.max(...gradient.map(Math.abs)) < gradientTolerance) break;
    const [ofSlope, ofIntercept] = gradient;
    const [slopeSlope, slopeIntercept, interceptIntercept] = hessian;
    const determinant = slopeSlope * interceptIntercept - slopeIntercept ** 2;
    const slopeStep = -(interceptIntercept * ofSlope - slopeIntercept * ofIntercept) / determinant;
    const interceptStep = -(slopeSlope * ofIntercept - slopeIntercept * ofSlope) / determinant;
    const descent = ofSlope * slopeStep + ofIntercept * interceptStep;
    let stepSize = 1;
    for (; stepSize >= stepSizeMin; stepSize /= 2) {
      const next = crossEntropy(
        logits,
        targets,
        slope + stepSize * slopeStep,
        intercept + stepSize * interceptStep,
      );
      if (next >= loss + sufficientDecrease * stepSize * descent) continue;
      slope += stepSize * slopeStep;
      intercept += stepSize * interceptStep;
      loss = next;
      break;
    }
    // No step lowers the loss any more: rounding is all that is left of the gradient.
    if (stepSize < stepSizeMin) break;
  }
  return { slope, intercept };
}

function fittingData(
  scores: readonly number[],
  labels: readonly boolean[],
): { logits: readonly number[]; targets: readonly number[] } {
  if (scores.length !== labels.length)
    throw invalidField('labels', `has ${labels.length} entries where scores has ${scores.length}`);
  const rightCount = labels.filter(Boolean).length;
  const wrongCount = labels.length - rightCount;
  if (rightCount === 0 || wrongCount === 0) {
    throw invalidField(
      'labels',
      `holds ${rightCount} right and ${wrongCount} wrong programs: a calibration needs both`,
    );
  }
  const outside = scores.findIndex((score) => !(score >= 0 && score <= 1));
  if (outside >= 0)
    throw invalidField(`scores[${outside}]`, `is ${scores[outside]}: must lie in [0, 1]`);
  const rightTarget = (rightCount + 1) / (rightCount + 2);
  const wrongTarget = 1 / (wrongCount + 2);
  return {
    logits: scores.map(logitOf),
    targets: labels.map((isRight) => (isRight ? rightTarget : wrongTarget)),
  };
}

/** -Σ t ln p + (1 - t) ln (1 - p), in the form that does not overflow. */
function crossEntropy(
  logits: readonly number[],
  targets: readonly number[],
  slope: number,
  intercept: number,
): number {
  return logits.reduce((sum, logit, index) => {
    const z = slope * logit + intercept;
    return sum + Math.max(z, 0) - z * (targets[index] ?? 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }, 0);
}

function derivatives(
  logits: readonly number[],
  targets: readonly number[],
  slope: number,
  intercept: number,
): { gradient: [number, number]; hessian: [number, number, number] } {
  const gradient: [number, number] = [0, 0];
  const hessian: [number, number, number] = [ridge, 0, ridge];
  logits.forEach((logit, index) => {
    const probability = sigmoid(slope * logit + intercept);
    const error = probability - (targets[index] ?? 0);
    const weight = probability * (1 - probability);
    gradient[0] += error * logit;
    gradient[1] += error;
    hessian[0] += weight * logit * logit;
    hessian[1] += weight * logit;
    hessian[2] += weight;
  });
  return { gradient, hessian };
}

function logitOf(probability: number): number {
  const inside = Math.min(1 - scoreMargin, Math.max(scoreMargin, probability));
  return Math.log(inside / (1 - inside));
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
