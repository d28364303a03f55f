import { okInputCount } from '#libs/domain/behaviour.ts';
import { randomFrom } from '#libs/domain/random.ts';
import { drawSubsets } from '#libs/metrics/subsets.ts';
import {
  clusterSignatures,
  crashShareDefault,
  type Signature,
} from '#libs/selection/clustering.ts';
import { clusterSizeScore } from '#libs/selection/cluster-size-score.ts';
import { oracleStrategy } from '#libs/selection/oracle.ts';
import { strategyNamed } from '#libs/selection/strategies.ts';
import type { Strategy } from '#libs/selection/strategy.ts';
import type { ProblemRecording } from './recording.ts';

/** What one strategy submits from one budget of samples. */
export type Outcome = {
  /** Place of the first right submission, from 1; undefined when none is right. */
  readonly firstRight: number | undefined;
  readonly submissionCount: number;
};

/** What became of a budget on its way, in distinct programs. */
export type BudgetFunnel = {
  readonly passing: number;
  readonly right: number;
  readonly clusters: number;
};

/** One budget: samples drawn from a problem's pool, and what each strategy makes of them. */
export type Budget = {
  readonly funnel: BudgetFunnel;
  readonly outcomes: ReadonlyMap<string, Outcome>;
};

export type BudgetOptions = {
  /** Samples in a budget, at most those of the pool. */
  readonly k: number;
  /** Most submissions. */
  readonly n: number;
  /** Budgets drawn. */
  readonly subsetCount: number;
  readonly strategies: readonly string[];
  readonly seed: number;
};

/** Names that `goldpan eval` knows beyond those of a run. */
export const oracleName = 'oracle';

/**
 * Draws budgets of k samples without replacement and runs the whole selection on each: filtering is
 * recorded, clustering and choosing are done again (Li et al. 2022, section 6.1 and appendix A.3). Equal
 * seeds give equal budgets, whatever strategies are compared.
 */
export function drawBudgets(recording: ProblemRecording, options: BudgetOptions): Budget[] {
  const { k, subsetCount, seed } = options;
  const random = randomFrom(seed, 'budget', recording.problemId, k);
  const owners = ownersOf(recording);
  const signatures = recording.candidates.map(({ candidateId, behaviours }) => ({
    candidateId,
    behaviours: Buffer.from(behaviours, 'base64'),
  }));
  const rightIds = new Set(
    recording.candidates.filter(({ isRight }) => isRight).map(({ candidateId }) => candidateId),
  );
  const strategies = options.strategies.map((name) =>
    name === oracleName ? oracleStrategy((id) => rightIds.has(id)) : strategyNamed(name),
  );
  const subsets = drawSubsets({ total: recording.sampleCount, k, subsetCount, random });
  return Array.from(subsets, (samples, subset) => {
    const multiplicities = new Uint32Array(signatures.length);
    for (const sample of samples) {
      const owner = owners.get(sample);
      if (owner !== undefined) multiplicities[owner] = (multiplicities[owner] ?? 0) + 1;
    }
    const survivors = signatures.flatMap((signature, index) => {
      const multiplicity = multiplicities[index] ?? 0;
      return multiplicity === 0 ? [] : [{ ...signature, multiplicity }];
    });
    return runBudget(recording, survivors, rightIds, strategies, { ...options, subset });
  });
}

function runBudget(
  recording: ProblemRecording,
  survivors: readonly Signature[],
  rightIds: ReadonlySet<string>,
  strategies: readonly Strategy[],
  { n, k, seed, subset }: BudgetOptions & { readonly subset: number },
): Budget {
  const { clusters, droppedInputIndexes } = clusterSignatures(survivors, {
    inputCount: recording.inputCount,
    crashShareMax: crashShareDefault,
  });
  const scores = scoresOf(recording, survivors, clusters);
  const input = {
    clusters,
    scores,
    signatures: new Map(survivors.map((signature) => [signature.candidateId, signature])),
    droppedInputIndexes: new Set(droppedInputIndexes),
    submissionCountMax: n,
  };
  const outcomes = strategies.map((strategy): [string, Outcome] => {
    const random = randomFrom(seed, 'select', strategy.name, recording.problemId, k, subset);
    const selected = strategy.select({ ...input, random });
    const place = selected.findIndex(({ candidateId }) => rightIds.has(candidateId));
    return [
      strategy.name,
      { firstRight: place < 0 ? undefined : place + 1, submissionCount: selected.length },
    ];
  });
  return {
    funnel: {
      passing: survivors.length,
      right: survivors.filter(({ candidateId }) => rightIds.has(candidateId)).length,
      clusters: clusters.length,
    },
    outcomes: new Map(outcomes),
  };
}

/** The place of the passing candidate that a sample is of. */
function ownersOf({ candidates }: ProblemRecording): ReadonlyMap<number, number> {
  return new Map(
    candidates.flatMap(({ samples }, owner) => samples.map((sample) => [sample, owner] as const)),
  );
}

/**
 * The recorded scores; where the scorer looks at the size of clusters, what it says of the clusters of
 * this budget, since the recorded ones know the whole pool.
 */
function scoresOf(
  { scorer, candidates, inputCount }: ProblemRecording,
  survivors: readonly Signature[],
  clusters: readonly { readonly sampleCount: number; readonly candidateIds: readonly string[] }[],
): ReadonlyMap<string, number> {
  if (scorer !== 'cluster-size')
    return new Map(candidates.map(({ candidateId, score }) => [candidateId, score]));
  const totalSampleCount = survivors.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
  const signatures = new Map(survivors.map((survivor) => [survivor.candidateId, survivor]));
  return new Map(
    clusters.flatMap(({ sampleCount, candidateIds }) =>
      candidateIds.map((id) => {
        const inputOkCount = okInputCount(signatures.get(id)?.behaviours ?? new Uint8Array());
        const facts = { sampleCount, totalSampleCount, inputOkCount, inputCount };
        return [id, clusterSizeScore(facts)] as const;
      }),
    ),
  );
}
