import { formatCount } from '../format.ts';
import { table } from '../run-report.ts';
import type { ContestSheet, DrawnEstimate } from './contest-sheet.ts';
import type { CurvePoint } from './curves.ts';
import type { Evaluation } from './evaluation.ts';
import type { ScorerQuality, ScorerSheet } from './scorer-sheet.ts';

/** The tables at the end of `goldpan eval`. */
export function evaluationText(evaluation: Evaluation): string {
  const { curves, options, scorer, contests, skipped, recordings } = evaluation;
  return [
    problemTable(evaluation),
    `n@k: share of problems solved with n = ${options.submissionCountMax} submissions from k samples, [95 % interval over problems]`,
    curveTable(evaluation),
    ...ablationLines(evaluation),
    ...(scorer === undefined ? [] : [scorerTable(scorer)]),
    ...[...evaluation.ratings].map(
      ([name, { rating, standardError }]) =>
        `${name}: Elo rating ${rating.toFixed(0)} ± ${standardError.toFixed(0)} from the ratings of the problems, at the largest k`,
    ),
    ...(contests.length === 0 ? [] : [contestTable(contests)]),
    ...(curves.funnel.length === 0
      ? [
          `no budget fits: the pools have ${recordings.map(({ sampleCount }) => formatCount(sampleCount)).join(', ')} samples`,
        ]
      : []),
    ...recordings.flatMap(({ unusable, problemId }) =>
      shorten(
        unusable.map(({ place, reason }) => `not used: ${place}: ${reason}`),
        `${problemId}: `,
      ),
    ),
    ...skipped.map(({ place, reason }) => `skipped ${place}: ${reason}`),
  ].join('\n');
}

/** Lines about unusable entries that are shown for a problem; the JSON has all. */
const unusableShownMax = 5;

function shorten(lines: readonly string[], prefix: string): readonly string[] {
  const left = lines.length - unusableShownMax;
  return left <= 0
    ? lines
    : [...lines.slice(0, unusableShownMax), `${prefix}${formatCount(left)} more were not used`];
}

function problemTable({ recordings, inputs }: Evaluation): string {
  const rows = recordings.map(({ problemId, candidates, inputCount, sampleCount, ...rest }) => {
    const sheet = inputs.get(problemId);
    const right = candidates.filter(({ isRight }) => isRight).length;
    return [
      problemId,
      formatCount(sampleCount),
      formatCount(rest.uniqueCount),
      formatCount(rest.compiledCount),
      formatCount(candidates.length),
      formatCount(right),
      formatCount(inputCount),
      percent(sheet?.discrimination.rate),
      sheet === undefined ? '-' : formatCount(sheet.clustersAmongRight),
    ];
  });
  const head = [
    'problem',
    'samples',
    'unique',
    'compiled',
    'pass public',
    'right',
    'inputs',
    'told apart',
    'clusters of right',
  ];
  return table(head, rows);
}

function curveTable({ curves, options }: Evaluation): string {
  const budgets = options.budgets.filter((k) => curves.funnel.some((point) => point.k === k));
  const cell = (points: readonly CurvePoint[]): string[] =>
    budgets.map((k) => {
      const point = points.find((one) => one.k === k);
      return point === undefined ? '-' : rateWithInterval(point);
    });
  const problemCounts = budgets.map((k) => {
    const count = curves.funnel.find((point) => point.k === k)?.problemCount ?? 0;
    return `k = ${formatCount(k)} (${count} problems)`;
  });
  return table(
    ['strategy', ...problemCounts],
    [
      ...[...curves.byStrategy].map(([name, points]) => [name, ...cell(points)]),
      ['pass@k', ...cell(curves.passAtK)],
    ],
  );
}

/** Differences at the largest budget. */
function ablationLines({ curves }: Evaluation): readonly string[] {
  const largest = Math.max(...curves.ablation.map(({ k }) => k));
  return curves.ablation
    .filter(({ k }) => k === largest)
    .map(
      ({ strategy, baseline, k, difference, low, high, pValue }) =>
        `${strategy} - ${baseline} at k = ${formatCount(k)}: ${signed(difference)} [${signed(low)}, ${signed(high)}], p = ${pValue.toFixed(3)}`,
    );
}

function scorerTable({ scorer, programCount, rightCount, raw, calibrated }: ScorerSheet): string {
  const row = (name: string, quality: ScorerQuality): string[] => [
    name,
    number(quality.auc),
    number(quality.aucWithinProblem),
    number(quality.ece),
    number(quality.brier),
    number(quality.brierSkill),
    number(quality.logLoss),
  ];
  const title = `scorer "${scorer}" on ${formatCount(programCount)} programs that pass the public tests, ${formatCount(rightCount)} of them right`;
  return [
    title,
    table(
      ['', 'AUC', 'AUC within problem', 'ECE', 'Brier', 'Brier skill', 'log loss'],
      [
        row('as it is', raw),
        ...(calibrated === undefined
          ? []
          : [row('Platt, fitted on the other problems', calibrated)]),
      ],
    ),
  ].join('\n');
}

function contestTable(contests: readonly ContestSheet[]): string {
  const [first] = contests;
  const estimate = (value: DrawnEstimate | undefined, digits: number): string =>
    value === undefined
      ? '-'
      : `${value.value.toFixed(digits)} [${value.low.toFixed(digits)}, ${value.high.toFixed(digits)}]`;
  const rows = contests.map((sheet) => [
    sheet.strategy,
    sheet.timeModel,
    sheet.solvedMean.toFixed(1),
    estimate(sheet.percentilePessimistic, 1),
    estimate(sheet.percentileOptimistic, 1),
    estimate(sheet.percentileOfPoints, 1),
    estimate(sheet.rating, 0),
  ]);
  const draws = first?.draws[0]?.contests ?? [];
  const participants = draws.reduce((sum, contest) => sum + contest.participantCount, 0);
  return [
    `contests: ${draws.map(({ name }) => name).join('; ')}; ${formatCount(participants)} participants; ${first?.evaluatedCount ?? 0} of ${first?.problemCount ?? 0} problems evaluated, the others count as not solved; verdicts are those of the packages' hidden tests; k = ${formatCount(first?.k ?? 0)}, means over ${first?.draws.length ?? 0} draws, intervals over contests`,
    table(
      [
        'strategy',
        'time model',
        'solved',
        'percentile, ties lost',
        'ties won',
        'by points (AlphaCode 2)',
        'Elo rating',
      ],
      rows,
    ),
  ].join('\n');
}

/** A point of a curve for people; one problem has no interval over problems. */
export function rateWithInterval({ solveRate, low, high, problemCount }: CurvePoint): string {
  return problemCount === 1
    ? percent(solveRate)
    : `${percent(solveRate)} [${percent(low)}, ${percent(high)}]`;
}

export function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(100 * share).toFixed(1)} %`;
}

function signed(difference: number): string {
  return `${difference < 0 ? '' : '+'}${(100 * difference).toFixed(1)} %`;
}

function number(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}
