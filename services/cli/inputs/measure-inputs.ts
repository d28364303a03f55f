import type { GenerationSummary } from '#libs/gen/goldpan/testgen/v1/GenerationSummary.ts';
import { clustersAmong, discrimination, type Discrimination } from '#libs/metrics/input-quality.ts';
import type { ProblemPackage } from '#libs/packages/problem-package.ts';
import { clusterSignatures } from '#libs/selection/clustering.ts';
import { crashShareDefault } from '#libs/selection/clustering.ts';
import { generateInputs, type GeneratedInput } from '../evaluation/generated-inputs.ts';
import {
  labelPool,
  type LabelledCandidate,
  type LabelledPool,
  type PoolSource,
} from '../evaluation/labelled-pool.ts';
import type { EvaluationClients } from '../evaluation/services.ts';
import { traceSignatures } from '../evaluation/traces.ts';
import { classificationRates } from './classify.ts';

export type MeasureOptions = {
  readonly count: number;
  readonly seed: number;
  /** Whether the candidates are shown to the generator, without their labels. */
  readonly hasPanel: boolean;
  readonly sources: readonly PoolSource[];
  readonly signal: AbortSignal;
  /** Hears what is being done. */
  readonly onStage: (stage: string) => void;
};

/** Inputs with what they do to candidates that pass the samples. */
export type MeasuredInputs = {
  readonly inputs: readonly GeneratedInput[];
  readonly summary: GenerationSummary | undefined;
  readonly discrimination: Discrimination;
  readonly clustersAmongRight: number;
  /** Shares, 0 to 1; undefined where there is no such program. */
  readonly tpr: number | undefined;
  readonly tnr: number | undefined;
  /** Inputs on which more than half of the candidates fail; they do not count, as in a run. */
  readonly droppedInputCount: number;
  readonly rightCount: number;
  readonly wrongCount: number;
  /** Wrong candidates that do the same as some right one on all inputs: where each lies. */
  readonly notToldApart: readonly string[];
  readonly unusable: LabelledPool['unusable'];
};

/** Largest panel of the test generator. */
const panelSizeMax = 64;

/**
 * Judges candidates, has inputs generated and looks what the candidates that pass the samples do on them. The labels
 * never reach the generator.
 */
export async function measureInputs(
  clients: EvaluationClients,
  problemPackage: ProblemPackage,
  { count, seed, hasPanel, sources, signal, onStage }: MeasureOptions,
): Promise<MeasuredInputs> {
  const { problem } = problemPackage;
  const { candidates, unusable } = await judged(clients, problemPackage, sources, signal, onStage);
  onStage('generating inputs');
  const panel = hasPanel ? candidates.slice(0, panelSizeMax).map(({ program }) => program) : [];
  const { inputs, summary } = await generateInputs(clients, problem, {
    count,
    seed,
    panel,
    signal,
  });
  onStage(`running ${candidates.length} programs on ${inputs.length} inputs`);
  const bytes = inputs.map(({ input }) => input);
  const traced = await traceSignatures(clients, problem, candidates, bytes, signal);
  const options = { inputCount: inputs.length, crashShareMax: crashShareDefault };
  const dropped = new Set(clusterSignatures(traced, options).droppedInputIndexes);
  const kept = inputs.flatMap((_, index) => (dropped.has(index) ? [] : [index]));
  const signatures = candidates.map((candidate, index) => ({
    ...candidate,
    behaviours: traced[index]?.behaviours ?? new Uint8Array(),
  }));
  const right = signatures.filter(({ isRight }) => isRight);
  const wrong = signatures.filter(({ isRight }) => !isRight);
  const rightBehaviours = right.map(({ behaviours }) => behaviours);
  const rates = classificationRates(signatures, kept);
  return {
    inputs,
    summary,
    discrimination: discrimination(
      rightBehaviours,
      wrong.map(({ behaviours }) => behaviours),
      kept,
    ),
    clustersAmongRight: clustersAmong(rightBehaviours, kept),
    tpr: rates.truePositiveRate,
    tnr: rates.trueNegativeRate,
    droppedInputCount: dropped.size,
    rightCount: right.length,
    wrongCount: wrong.length,
    notToldApart: wrong
      .filter(({ behaviours }) => {
        const { pairs, separated } = discrimination(rightBehaviours, [behaviours], kept);
        return separated < pairs;
      })
      .map(({ place }) => place),
    unusable,
  };
}

/** The distinct candidates of all sources that pass the samples. */
async function judged(
  clients: EvaluationClients,
  problemPackage: ProblemPackage,
  sources: readonly PoolSource[],
  signal: AbortSignal,
  onStage: (stage: string) => void,
): Promise<{
  readonly candidates: readonly LabelledCandidate[];
  readonly unusable: LabelledPool['unusable'];
}> {
  const candidates = new Map<string, LabelledCandidate>();
  const unusable: LabelledPool['unusable'][number][] = [];
  for (const source of sources) {
    const pool = await labelPool(clients, problemPackage, source, {
      signal,
      onJudged: (done, all) => onStage(`judged ${done} of ${all} candidates`),
    });
    unusable.push(...pool.unusable);
    for (const candidate of pool.candidates) {
      if (candidate.isPassing && !candidates.has(candidate.candidateId))
        candidates.set(candidate.candidateId, candidate);
    }
  }
  return { candidates: [...candidates.values()], unusable };
}
