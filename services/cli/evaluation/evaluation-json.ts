import type { Curves, CurvePoint } from './curves.ts';
import type { Evaluation } from './evaluation.ts';
import type { ProblemRecording } from './recording.ts';

/**
 * The evaluation as JSON; its keys are documented in services/cli/evaluation/README.md and stable.
 * Undefined values are left out.
 */
export function evaluationJson(evaluation: Evaluation): unknown {
  const { recordings, options, curves, byRating, scorer, ratings, contests, skipped } = evaluation;
  return {
    version: 1,
    seed: options.seed,
    submissions: options.submissionCountMax,
    subsets: options.subsetCount,
    problems: recordings.map((recording) => problemJson(recording, evaluation)),
    ...curvesJson(curves),
    byRating: byRating.map(({ bucket, problemCount, curves: ofBucket }) => ({
      bucket,
      problemCount,
      ...curvesJson(ofBucket),
    })),
    scorer,
    ...(ratings.size === 0 ? {} : { ratings: Object.fromEntries(ratings) }),
    ...(contests.length === 0 ? {} : { contests }),
    skipped,
  };
}

function problemJson(recording: ProblemRecording, { inputs, curves }: Evaluation): unknown {
  const { candidates, problemId } = recording;
  const samples = (list: typeof candidates): number =>
    list.reduce((sum, candidate) => sum + candidate.samples.length, 0);
  return {
    id: problemId,
    title: recording.title,
    rating: recording.rating,
    source: recording.pool,
    // Counted in samples, as budgets are.
    pool: recording.sampleCount,
    passedPublic: samples(candidates),
    right: samples(candidates.filter(({ isRight }) => isRight)),
    // Counted in distinct programs.
    unique: recording.uniqueCount,
    compiled: recording.compiledCount,
    uniquePassedPublic: candidates.length,
    uniqueRight: candidates.filter(({ isRight }) => isRight).length,
    inputs: recording.inputCount,
    ...inputs.get(problemId),
    solveRates: [...curves.rates].flatMap(([k, problems]) => {
      const found = problems.find((problem) => problem.recording === recording);
      return found === undefined ? [] : [{ k, ...Object.fromEntries(found.rates) }];
    }),
    unusable: recording.unusable,
  };
}

function curvesJson({ byStrategy, passAtK, funnel, ablation }: Curves): {
  readonly curves: Readonly<Record<string, readonly CurvePoint[]>>;
  readonly passAtK: readonly CurvePoint[];
  readonly funnel: unknown;
  readonly ablation: unknown;
} {
  return { curves: Object.fromEntries(byStrategy), passAtK, funnel, ablation };
}
