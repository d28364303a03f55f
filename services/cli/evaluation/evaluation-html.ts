import { compile, type TopLevelSpec } from 'vega-lite';
import { View, parse } from 'vega';
import { formatCount } from '../format.ts';
import type { Curves } from './curves.ts';
import type { Evaluation } from './evaluation.ts';
import { percent, rateWithInterval } from './evaluation-text.ts';
import type { ScorerSheet } from './scorer-sheet.ts';

/** The evaluation as one HTML file with its plots as SVG: it opens from a file, loads nothing and runs no script. */
export async function evaluationHtml(evaluation: Evaluation): Promise<string> {
  const { curves, options, scorer, byRating, recordings, skipped } = evaluation;
  const sections = [
    section(
      `Solve rate with ${options.submissionCountMax} submissions`,
      await svgOf(curvePlot(curves)),
      'Lines: mean over problems; bands: 95 % bootstrap intervals over problems. "pass@k" submits all k samples, as no contest allows.',
      curveTable(evaluation),
    ),
    ...(curves.ablation.length === 0
      ? []
      : [
          section(
            'What strategies bring',
            await svgOf(ablationPlot(curves)),
            `Difference of solve rates on the same problems and samples to "${options.strategies[0] ?? ''}", with 95 % paired bootstrap intervals.`,
          ),
        ]),
    section(
      'Funnel',
      await svgOf(funnelPlot(curves)),
      'Distinct programs of a budget, means over problems and draws.',
    ),
    ...(scorer === undefined
      ? []
      : [
          section(
            `Scorer "${scorer.scorer}"`,
            await svgOf(reliabilityPlot(scorer)),
            `Reliability on ${formatCount(scorer.programCount)} programs that pass the public tests, ${formatCount(scorer.rightCount)} of them right; 15 bins of equal mass. Calibrated: Platt's sigmoid, fitted on the other problems.`,
            scorerTable(scorer),
          ),
        ]),
    ...(byRating.length === 0
      ? []
      : [section('By rating', '', 'At the largest budget.', ratingTable(evaluation))]),
    section('Problems', '', '', problemTable(evaluation)),
    ...(skipped.length === 0
      ? []
      : [
          section(
            'Skipped',
            '',
            '',
            tableOf(
              ['what', 'why'],
              skipped.map(({ place, reason }) => [place, reason]),
            ),
          ),
        ]),
  ];
  const title = `Evaluation of ${recordings.length} ${recordings.length === 1 ? 'problem' : 'problems'}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<h1>${escapeHtml(title)}</h1>
<p>Seed ${options.seed}; ${options.subsetCount} draws a problem and budget; strategies ${escapeHtml(options.strategies.join(', '))}.</p>
${sections.join('\n')}
</html>
`;
}

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { padding: 0.25rem 0.75rem; text-align: right; border-bottom: 1px solid #8884; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
svg { background: white; max-width: 100%; height: auto; border-radius: 0.25rem; }
`;

function section(title: string, svg: string, note: string, table = ''): string {
  const paragraph = note === '' ? '' : `<p>${escapeHtml(note)}</p>`;
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${svg}\n${paragraph}\n${table}\n</section>`;
}

/** A value from 0 to 1. */
const share = { type: 'quantitative' as const, scale: { domain: [0, 1] } };

/** Budgets span orders of magnitude. */
const budgetAxis = {
  field: 'k',
  type: 'quantitative',
  scale: { type: 'log' },
  title: 'samples k',
} as const;

function curvePlot({ byStrategy, passAtK }: Curves): TopLevelSpec {
  const values = [...byStrategy, ['pass@k', passAtK] as const].flatMap(([strategy, points]) =>
    points.map((point) => ({ strategy, ...point })),
  );
  const rate = { ...share, title: 'solve rate' };
  return {
    ...plotSize,
    data: { values },
    encoding: {
      x: budgetAxis,
      color: { field: 'strategy', type: 'nominal', sort: null, legend: { symbolOpacity: 1 } },
    },
    layer: [
      {
        mark: { type: 'area', opacity: 0.08 },
        encoding: { y: { field: 'low', ...rate }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'line', point: true },
        encoding: { y: { field: 'solveRate', ...rate } },
      },
    ],
  };
}

function ablationPlot({ ablation }: Curves): TopLevelSpec {
  const y = { field: 'strategy', type: 'nominal', sort: null } as const;
  return {
    ...plotSize,
    height: 220,
    data: { values: [...ablation] },
    encoding: {
      y,
      yOffset: { field: 'k', type: 'ordinal' },
      color: { field: 'k', type: 'ordinal', title: 'samples k' },
    },
    layer: [
      {
        mark: 'rule',
        encoding: {
          x: { field: 'low', type: 'quantitative', title: 'difference of solve rates' },
          x2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', filled: true, size: 60 },
        encoding: { x: { field: 'difference', type: 'quantitative' } },
      },
    ],
  };
}

function funnelPlot({ funnel }: Curves): TopLevelSpec {
  const values = funnel.flatMap(({ k, passing, right, clusters }) => [
    { k, what: 'samples', count: k },
    { k, what: 'pass public tests', count: passing },
    { k, what: 'clusters', count: clusters },
    { k, what: 'right', count: right },
  ]);
  return {
    ...plotSize,
    // A logarithmic axis has no place for nothing.
    data: { values: values.filter(({ count }) => count > 0) },
    mark: { type: 'line', point: true },
    encoding: {
      x: budgetAxis,
      y: {
        field: 'count',
        type: 'quantitative',
        scale: { type: 'log' },
        title: 'distinct programs',
      },
      color: { field: 'what', type: 'nominal', sort: null, title: null },
    },
  };
}

function reliabilityPlot({ raw, calibrated }: ScorerSheet): TopLevelSpec {
  const values = [
    ...raw.reliability.map((bin) => ({ scores: 'as they are', ...bin })),
    ...(calibrated?.reliability ?? []).map((bin) => ({ scores: 'calibrated', ...bin })),
  ];
  return {
    ...plotSize,
    width: 360,
    height: 360,
    layer: [
      {
        data: { values: [{ p: 0 }, { p: 1 }] },
        mark: { type: 'line', strokeDash: [4, 4], color: '#888' },
        encoding: { x: { field: 'p', ...share }, y: { field: 'p', ...share } },
      },
      {
        data: { values },
        mark: { type: 'line', point: true },
        encoding: {
          x: { field: 'meanProbability', ...share, title: 'estimated probability of being right' },
          y: { field: 'rightShare', ...share, title: 'share that is right' },
          color: { field: 'scores', type: 'nominal', sort: null },
        },
      },
    ],
  };
}

const plotSize = { width: 640, height: 320, background: 'white' } as const;

/** Draws a plot without a browser. */
async function svgOf(plot: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(plot).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function curveTable({ curves, options }: Evaluation): string {
  const budgets = options.budgets.filter((k) => curves.funnel.some((point) => point.k === k));
  const rows = [...curves.byStrategy, ['pass@k', curves.passAtK] as const].map(([name, points]) => [
    name,
    ...budgets.map((k) => {
      const point = points.find((one) => one.k === k);
      return point === undefined ? '' : rateWithInterval(point);
    }),
  ]);
  return tableOf(['strategy', ...budgets.map((k) => `k = ${formatCount(k)}`)], rows);
}

function ratingTable({ byRating, options }: Evaluation): string {
  const rows = byRating.map(({ bucket, problemCount, curves }) => [
    bucket,
    formatCount(problemCount),
    ...options.strategies.map((name) => percent(curves.byStrategy.get(name)?.at(-1)?.solveRate)),
  ]);
  return tableOf(['rating', 'problems', ...options.strategies], rows);
}

function scorerTable({ raw, calibrated }: ScorerSheet): string {
  const rows = [['as they are', raw] as const, ['calibrated', calibrated] as const].flatMap(
    ([name, quality]) =>
      quality === undefined
        ? []
        : [
            [
              name,
              ...[
                quality.auc,
                quality.aucWithinProblem,
                quality.ece,
                quality.brier,
                quality.brierSkill,
                quality.logLoss,
              ].map((value) => value?.toFixed(3) ?? ''),
            ],
          ],
  );
  return tableOf(
    ['scores', 'AUC', 'AUC within problem', 'ECE', 'Brier', 'Brier skill', 'log loss'],
    rows,
  );
}

function problemTable({ recordings, inputs }: Evaluation): string {
  const rows = recordings.map((recording) => {
    const sheet = inputs.get(recording.problemId);
    return [
      recording.problemId,
      formatCount(recording.sampleCount),
      formatCount(recording.candidates.length),
      formatCount(recording.candidates.filter(({ isRight }) => isRight).length),
      formatCount(recording.inputCount),
      percent(sheet?.discrimination.rate),
      sheet === undefined ? '' : formatCount(sheet.clustersAmongRight),
      formatCount(recording.unusable.length),
    ];
  });
  const head = [
    'problem',
    'samples',
    'pass public tests',
    'right',
    'inputs',
    'told apart',
    'clusters of right',
    'not used',
  ];
  return tableOf(head, rows);
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>\n<thead>${line(head, 'th')}</thead>\n<tbody>\n${rows.map((row) => line(row, 'td')).join('\n')}\n</tbody>\n</table>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
