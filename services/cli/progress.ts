import { createLogUpdate } from 'log-update';
import { RunState, isEnded, type Run } from '#libs/domain/run.ts';
import { formatCount, formatMs } from './format.ts';

/** Shows a run while it goes on. */
export type Progress = { readonly show: (run: Run) => void; readonly end: () => void };

/** Plain lines appear at most this often, so that a log stays readable. */
const plainIntervalMs = 5000;
const barWidth = 30;

/**
 * On a terminal, a funnel that is painted over in place; elsewhere a plain line now and then and at
 * every change of state.
 */
export function makeProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  if (stream.isTTY) {
    const update = createLogUpdate(stream);
    return { show: (run) => update(funnelLines(run, now()).join('\n')), end: () => update.done() };
  }
  let lastTimeMs = 0;
  let lastState = '';
  return {
    show: (run) => {
      const timeMs = now();
      if (run.state === lastState && timeMs - lastTimeMs < plainIntervalMs) return;
      lastTimeMs = timeMs;
      lastState = run.state;
      stream.write(`${plainLine(run, timeMs)}\n`);
    },
    end: () => undefined,
  };
}

/** One line: `[  12.0 s] filtering: 240 sampled, 96 of 221 filtered (8.0/s, 15.6 s left), 7 passed`. */
export function plainLine(run: Run, nowMs: number): string {
  const { funnel } = run;
  const parts = [
    `${formatCount(funnel.sampled)} sampled`,
    `${formatCount(funnel.filtered)} of ${formatCount(funnel.unique)} filtered${rate(run, nowMs)}`,
    `${formatCount(funnel.passed)} passed`,
  ];
  if (run.state === RunState.Tracing || funnel.traced > 0)
    parts.push(`${formatCount(funnel.traced)} traced on ${funnel.inputs} inputs`);
  if (funnel.clusters > 0) parts.push(`${formatCount(funnel.clusters)} clusters`);
  if (isEnded(run.state)) parts.push(`${funnel.submissions} submissions`);
  if (funnel.infrastructureErrors > 0)
    parts.push(`${funnel.infrastructureErrors} infrastructure errors`);
  return `[${formatMs((run.endTimeMs ?? nowMs) - run.createTimeMs).padStart(8)}] ${run.state}: ${parts.join(', ')}`;
}

function funnelLines(run: Run, nowMs: number): string[] {
  const { funnel, spec } = run;
  const rows: [string, number, number, string][] = [
    ['sampled', funnel.sampled, spec.sampleCount, ''],
    ['unique', funnel.unique, spec.sampleCount, ''],
    ['filtered', funnel.filtered, funnel.unique, rate(run, nowMs)],
    ['compiled', funnel.compiled, funnel.unique, ''],
    ['passed public tests', funnel.passed, funnel.unique, ''],
    [
      'traced',
      funnel.traced,
      funnel.passed,
      funnel.inputs > 0 ? ` on ${funnel.inputs} inputs` : '',
    ],
    ['clusters', funnel.clusters, funnel.passed, ''],
    ['submissions', funnel.submissions, spec.submissionCountMax, ''],
  ];
  const lines = rows.map(([name, value, whole, note]) => {
    const filled = whole === 0 ? 0 : Math.min(barWidth, Math.round((barWidth * value) / whole));
    return `  ${name.padEnd(20)} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${formatCount(value).padStart(9)}${note}`;
  });
  const elapsed = formatMs((run.endTimeMs ?? nowMs) - run.createTimeMs);
  const errors =
    funnel.infrastructureErrors === 0
      ? ''
      : `  ${funnel.infrastructureErrors} infrastructure errors`;
  return [`${spec.problem.title}: ${run.state}  ${elapsed}${errors}`, ...lines];
}

/** Rate and time left of the filter, once it can be told. */
function rate(run: Run, nowMs: number): string {
  const { funnel } = run;
  if (run.state !== RunState.Filtering || funnel.filtered === 0) return '';
  const perMs = funnel.filtered / Math.max(1, nowMs - run.createTimeMs);
  // While samples still come, as many of the rest will be new as were so far.
  const expected =
    run.samplingStopReason === ''
      ? (funnel.unique * run.spec.sampleCount) / Math.max(1, funnel.sampled)
      : funnel.unique;
  const left = Math.max(0, expected - funnel.filtered);
  return ` (${(perMs * 1000).toFixed(1)}/s, about ${formatMs(left / perMs)} left)`;
}
