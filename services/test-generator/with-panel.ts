import type { GenerationRequest, InputBackend } from './backend.ts';
import { combine, type AcceptedInput, type BackendReport } from './combine.ts';
import { offerNear } from './neighbours.ts';
import type { Panel } from './panel.ts';
import { searchInputs, type PanelResult } from './panel-search.ts';
import type { Sieve } from './sieve.ts';

/** So many inputs are drawn for one that is handed out, up to `drawnMax`. */
const drawnPerInput = 3;
const drawnMax = 600;
/** Attempts an input wanted in a round of the search. */
const attemptsPerInput = 5;

/** How a generation went. */
export type Generated = {
  readonly reports: readonly BackendReport[];
  /** Absent without a panel. */
  readonly panel: Omit<PanelResult, 'inputs'> | undefined;
};

/** Draws more inputs than asked for and yields those on which the programs of a panel differ, small ones first. Fails as `combine` and the panel do. */
export async function* generateWithPanel(
  backends: readonly InputBackend[],
  request: GenerationRequest,
  panel: Panel,
  sieve: Sieve,
  signal: AbortSignal,
): AsyncGenerator<AcceptedInput, Generated> {
  const { inputCount } = request;
  const drawnCount = Math.max(inputCount, Math.min(inputCount * drawnPerInput, drawnMax));
  const drawn: AcceptedInput[] = [];
  const source = combine(backends, { ...request, inputCount: drawnCount }, sieve, signal);
  let next = await source.next();
  for (; !next.done; next = await source.next()) drawn.push(next.value);
  const mutates = backends.some(({ name }) => name === 'mutation');
  const { inputs, ...result } = await searchInputs({
    inputCount,
    drawn,
    more: (near, count, round) =>
      mutates
        ? moreInputs(
            request,
            near.map(({ text }) => text),
            { count, round },
            sieve,
            signal,
          )
        : Promise.resolve([]),
    panel,
    cpuTimeMs: request.problem.limits.cpuTimeMs,
    signal,
  });
  yield* inputs;
  return {
    reports: next.value.map((report) => reportOf(report, inputs, inputCount)),
    panel: result,
  };
}

/** What was handed out counts, not what was drawn to choose from. */
function reportOf(
  report: BackendReport,
  inputs: readonly AcceptedInput[],
  inputCount: number,
): BackendReport {
  const own = inputs.filter(({ backend }) => backend === report.backend).length;
  return { ...report, inputCount: own, failure: inputs.length < inputCount ? report.failure : '' };
}

async function moreInputs(
  request: GenerationRequest,
  near: readonly string[],
  { count, round }: { readonly count: number; readonly round: number },
  sieve: Sieve,
  signal: AbortSignal,
): Promise<readonly AcceptedInput[]> {
  const offers: { text: string; origin: string }[] = [];
  for (let attempt = 0; offers.length < count && attempt < count * attemptsPerInput; attempt++) {
    const offer = offerNear(request, near, [round, attempt]);
    if (sieve.refusalOf(offer) === undefined && offer.kind === 'input') offers.push(offer);
  }
  const objections = await sieve.objectionsTo(
    offers.map(({ text }) => text),
    signal,
  );
  return offers
    .filter((_, index) => objections[index] === '')
    .map(({ text, origin }) => ({
      text,
      backend: 'mutation',
      origin: `mutation: search, ${origin}`,
    }));
}
