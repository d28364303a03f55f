import type { GenerationSummary } from '#libs/gen/goldpan/testgen/v1/GenerationSummary.ts';
import type { GeneratedInput } from '../evaluation/generated-inputs.ts';
import { formatCount } from '../format.ts';
import { table } from '../run-report.ts';
import type { MeasuredInputs } from './measure-inputs.ts';
import type { Validity } from './validity.ts';

/** What `goldpan inputs` found out. */
export type InputsSheet = {
  readonly problemId: string;
  readonly seed: number;
  readonly hasPanel: boolean;
  readonly inputs: readonly GeneratedInput[];
  readonly summary: GenerationSummary | undefined;
  /** Undefined when the package has no input validators. */
  readonly validity: Validity | undefined;
  /** Of inputs drawn without the validators; undefined unless measured. */
  readonly validityBefore: Validity | undefined;
  /** Undefined without --measure. */
  readonly measured: MeasuredInputs | undefined;
};

/** Characters of one input, and places of candidates, that are shown. */
const shownCharactersMax = 2000;
const shownPlacesMax = 10;

/** The inputs one after another, each under a line that says how it was made; long ones are cut. */
export function inputsText(inputs: readonly GeneratedInput[]): string {
  return inputs
    .map(({ input, origin }, index) => {
      const text = input.toString('latin1');
      const shown =
        text.length <= shownCharactersMax
          ? text
          : `${text.slice(0, shownCharactersMax)}\n… ${formatCount(text.length - shownCharactersMax)} more bytes (--out writes them)`;
      return `--- ${index + 1} (${origin})\n${shown.trimEnd()}\n`;
    })
    .join('');
}

/** The summary at the end. */
export function summaryText(sheet: InputsSheet): string {
  const rows: [string, string][] = [['inputs', formatCount(sheet.inputs.length)]];
  for (const report of sheet.summary?.backends ?? []) {
    const why = report.failure === '' ? '' : `; ${report.failure}`;
    rows.push([
      `of backend ${report.backend}`,
      `${formatCount(report.inputCount)}; ${formatCount(report.refusedCount)} refused, ${formatCount(report.invalidCount)} of them by the validator${why}`,
    ]);
  }
  rows.push(['validity', validityText(sheet.validity)]);
  if (sheet.measured === undefined) return table(['', sheet.problemId], rows);
  const { measured } = sheet;
  const { pairs, separated, rate } = measured.discrimination;
  rows.push(
    ['validity before validator', validityText(sheet.validityBefore)],
    ['right candidates', formatCount(measured.rightCount)],
    ['wrong candidates that pass the samples', formatCount(measured.wrongCount)],
    [
      'right and wrong told apart',
      `${share(rate)} (${formatCount(separated)} of ${formatCount(pairs)} pairs)`,
    ],
    ['clusters among right', formatCount(measured.clustersAmongRight)],
    ['TPR, TNR', `${share(measured.tpr)}, ${share(measured.tnr)}`],
    ['inputs dropped, most candidates fail', formatCount(measured.droppedInputCount)],
  );
  const panel = sheet.summary?.panel;
  if (panel) {
    rows.push([
      'panel',
      `${formatCount(panel.programCount)} programs in ${formatCount(panel.groupCount)} groups; ${formatCount(panel.triedInputCount)} inputs tried, ${formatCount(panel.failingInputCount)} failed most`,
    ]);
  }
  return [
    table(['', sheet.problemId], rows),
    protocolOf(sheet),
    ...listed('not told apart from a right one', measured.notToldApart),
    ...listed(
      'could not be used',
      measured.unusable.map(({ place, reason }) => `${place}: ${reason}`),
    ),
  ].join('\n');
}

/** The result as JSON; null where nothing can be said. Keys are stable. */
export function inputsJson(sheet: InputsSheet): object {
  const { measured, summary } = sheet;
  return {
    problem: sheet.problemId,
    seed: sheet.seed,
    inputs: sheet.inputs.length,
    validity: sheet.validity?.rate ?? null,
    refused: (sheet.validity?.refusals ?? []).map(({ index, message }) => ({
      input: index + 1,
      message,
    })),
    backends: (summary?.backends ?? []).map(
      ({ backend, inputCount, refusedCount, invalidCount, failure }) => ({
        backend,
        inputs: inputCount,
        refused: refusedCount,
        invalid: invalidCount,
        failure,
      }),
    ),
    ...(measured === undefined
      ? {}
      : {
          validityBeforeValidator: sheet.validityBefore?.rate ?? null,
          discrimination: {
            pairs: measured.discrimination.pairs,
            separated: measured.discrimination.separated,
            rate: measured.discrimination.rate ?? null,
          },
          clustersAmongRight: measured.clustersAmongRight,
          tpr: measured.tpr ?? null,
          tnr: measured.tnr ?? null,
          right: measured.rightCount,
          wrong: measured.wrongCount,
          droppedInputs: measured.droppedInputCount,
          notToldApart: measured.notToldApart,
          unusable: measured.unusable,
          panel: summary?.panel ?? null,
          protocol: protocolOf(sheet),
        }),
  };
}

/** How the figures came about: they mean nothing without. */
function protocolOf({ hasPanel, seed }: InputsSheet): string {
  const panel = hasPanel
    ? 'Panel: candidates that pass the samples (at most 64, unlabelled), as in a run.'
    : 'No panel: the generator saw no candidate.';
  return `Protocol: distinct candidates that pass the samples; labels from samples and hidden tests, or as the pool records them; limits of the package. ${panel} Inputs on which more than half of them fail do not count. A crash or a time-out is a behaviour; outputs that the checker takes for each other are one. TPR and TNR: accepted is who does what most right candidates do on every input. Seed ${seed}.`;
}

function validityText(validity: Validity | undefined): string {
  if (validity === undefined)
    return 'not known: the package has no input validator that can be used';
  const first = validity.refusals[0];
  const why =
    first === undefined ? '' : `; first refusal, input ${first.index + 1}: ${first.message.trim()}`;
  return `${share(validity.rate)}${why}`;
}

function share(value: number | undefined): string {
  return value === undefined ? 'none' : `${(value * 100).toFixed(1)} %`;
}

function listed(title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  const more = entries.length - shownPlacesMax;
  return [
    `${formatCount(entries.length)} ${title}:`,
    ...entries.slice(0, shownPlacesMax).map((entry) => `  ${entry}`),
    ...(more > 0 ? [`  and ${formatCount(more)} more (--json lists them)`] : []),
  ];
}
