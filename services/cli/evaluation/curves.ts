import { randomFrom } from '#libs/domain/random.ts';
import {
  bootstrapInterval,
  meanOf,
  pairedBootstrap,
  type PairedDifference,
} from '#libs/metrics/bootstrap.ts';
import { passAtK, randomSolveRate } from '#libs/metrics/pass-at-k.ts';
import { drawBudgets, type Budget } from './budgets.ts';
import type { ProblemRecording } from './recording.ts';

export type CurveOptions = {
  /** Numbers of samples, ascending. */
  readonly budgets: readonly number[];
  readonly strategies: readonly string[];
  readonly submissionCountMax: number;
  /** Budgets drawn a problem and size. */
  readonly subsetCount: number;
  readonly seed: number;
};

/** One point of an n@k curve. */
export type CurvePoint = {
  readonly k: number;
  readonly n: number;
  /** Mean over the problems of the share of budgets that solve them. */
  readonly solveRate: number;
  /** 95 % interval over problems. */
  readonly low: number;
  readonly high: number;
  /** Problems whose pool has k samples at least; the others say nothing at this point. */
  readonly problemCount: number;
};

/** What became of the samples of one budget size, means over problems and budgets. */
export type FunnelPoint = {
  readonly k: number;
  readonly problemCount: number;
  /** Distinct programs that pass the public tests. */
  readonly passing: number;
  /** Of these, those that pass the hidden tests. */
  readonly right: number;
  readonly clusters: number;
  /** Share of budgets with a right program among those that pass. */
  readonly solvable: number;
};

/** How much more one strategy solves than the first one named. */
export type Ablation = PairedDifference & {
  readonly strategy: string;
  readonly baseline: string;
  readonly k: number;
};

/** Solve rates of each problem by strategy, at one budget size. */
export type ProblemRates = {
  readonly recording: ProblemRecording;
  readonly rates: ReadonlyMap<string, number>;
  readonly budgets: readonly Budget[];
};

export type Curves = {
  readonly byStrategy: ReadonlyMap<string, readonly CurvePoint[]>;
  /** pass@k: a right program among k samples, all of them submitted. */
  readonly passAtK: readonly CurvePoint[];
  readonly funnel: readonly FunnelPoint[];
  readonly ablation: readonly Ablation[];
  /** By budget size. */
  readonly rates: ReadonlyMap<number, readonly ProblemRates[]>;
};

/**
 * n@k curves of strategies on recorded problems. `random` is computed exactly over samples (the
 * expectation of Li et al. 2022, Algorithm 1). Every other strategy clusters and chooses again on each of
 * `subsetCount` budgets: its rate is the share of the drawn budgets with a right program that it solves,
 * times the exact probability that there is one, pass@k, which takes the luck of the draw out. All
 * strategies see the same budgets, so differences are paired.
 */
export function computeCurves(
  recordings: readonly ProblemRecording[],
  options: CurveOptions,
): Curves {
  const rates = new Map(
    options.budgets.map((k) => [k, recordings.flatMap((one) => ratesOf(one, k, options))]),
  );
  const curve = (
    name: string,
    rateOf: (problem: ProblemRates, k: number) => number,
    submissionsOf: (k: number) => number,
  ): CurvePoint[] =>
    [...rates].flatMap(([k, problems]) => {
      if (problems.length === 0) return [];
      const random = randomFrom(options.seed, 'bootstrap', name, k);
      const values = problems.map((problem) => rateOf(problem, k));
      const { mean, low, high } = bootstrapInterval(values, { random });
      const problemCount = problems.length;
      return [{ k, n: submissionsOf(k), solveRate: mean, low, high, problemCount }];
    });
  return {
    byStrategy: new Map(
      options.strategies.map((name) => [
        name,
        curve(
          name,
          ({ rates: ofProblem }) => ofProblem.get(name) ?? 0,
          () => options.submissionCountMax,
        ),
      ]),
    ),
    passAtK: curve(
      'pass@k',
      ({ recording }, k) => passRate(recording, k),
      (k) => k,
    ),
    funnel: [...rates].flatMap(([k, problems]) => funnelPoint(k, problems)),
    ablation: [...rates].flatMap(([k, problems]) => ablations(k, problems, options)),
    rates,
  };
}

function ratesOf(recording: ProblemRecording, k: number, options: CurveOptions): ProblemRates[] {
  if (recording.sampleCount < k) return [];
  const { submissionCountMax: n, subsetCount, strategies, seed } = options;
  const budgets = drawBudgets(recording, { k, n, subsetCount, strategies, seed });
  const solvable = budgets.filter(({ funnel }) => funnel.right > 0);
  const rates = strategies.map((name): [string, number] => {
    if (name === 'random') return [name, randomSolveRate({ ...countsOf(recording), k, n })];
    const solved = solvable.filter(({ outcomes }) => outcomes.get(name)?.firstRight !== undefined);
    const share = solvable.length === 0 ? 0 : solved.length / solvable.length;
    return [name, share * passRate(recording, k)];
  });
  return [{ recording, rates: new Map(rates), budgets }];
}

/** Samples, duplicates counted: in all, past the public tests, right. */
function countsOf({ sampleCount, candidates }: ProblemRecording): {
  readonly total: number;
  readonly passed: number;
  readonly right: number;
} {
  let passed = 0;
  let right = 0;
  for (const { samples, isRight } of candidates) {
    passed += samples.length;
    if (isRight) right += samples.length;
  }
  return { total: sampleCount, passed, right };
}

function passRate(recording: ProblemRecording, k: number): number {
  const { total, right } = countsOf(recording);
  return passAtK(total, right, k);
}

function funnelPoint(k: number, problems: readonly ProblemRates[]): FunnelPoint[] {
  const budgets = problems.flatMap((problem) => problem.budgets);
  if (budgets.length === 0) return [];
  const mean = (valueOf: (budget: Budget) => number): number => meanOf(budgets.map(valueOf));
  return [
    {
      k,
      problemCount: problems.length,
      passing: mean(({ funnel }) => funnel.passing),
      right: mean(({ funnel }) => funnel.right),
      clusters: mean(({ funnel }) => funnel.clusters),
      solvable: mean(({ funnel }) => (funnel.right > 0 ? 1 : 0)),
    },
  ];
}

function ablations(
  k: number,
  problems: readonly ProblemRates[],
  { strategies, seed }: CurveOptions,
): Ablation[] {
  const [baseline, ...others] = strategies;
  // Over one problem there is nothing to draw.
  if (baseline === undefined || problems.length < 2) return [];
  const ratesFor = (name: string): number[] => problems.map(({ rates }) => rates.get(name) ?? 0);
  return others.map((strategy) => ({
    strategy,
    baseline,
    k,
    ...pairedBootstrap(ratesFor(strategy), ratesFor(baseline), {
      random: randomFrom(seed, 'paired', strategy, baseline, k),
    }),
  }));
}
