import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { publishEvent, readFactHistory, readRunHistory } from '#libs/bus/events.ts';
import { AppError } from '#libs/domain/app-error.ts';
import { isEnded, type Run, type RunSpec } from '#libs/domain/run.ts';
import { strategyNamed } from '#libs/selection/strategies.ts';
import { msOfTimestamp } from '#libs/wire/duration.ts';
import { runSpecToMessage } from '#libs/wire/run.ts';
import { codec } from '#libs/wire/schema.ts';
import { followRun, type ActiveRun } from './active-run.ts';
import { driveRun } from './drive.ts';
import { applyEvent, beginFold, type RunFold } from './fold.ts';
import type { MeshClients } from './mesh-clients.ts';
import { viewOf } from './run-view.ts';

/** All runs: those that go on in this process, and those that the log remembers. */
export type Runs = {
  readonly start: (requestId: string, spec: RunSpec) => Promise<Run>;
  readonly get: (runId: string) => Promise<Run>;
  /** Newest first; `before` is the run id that the page before ended with. */
  readonly list: (
    countMax: number,
    before: string,
  ) => Promise<{ runs: readonly Run[]; hasMore: boolean }>;
  /** The run now and after every change, at most ten times a second, until it has ended. */
  readonly watch: (runId: string, signal: AbortSignal) => AsyncGenerator<Run>;
  readonly cancel: (runId: string) => Promise<Run>;
  /** Stops driving; the runs stay as they are and go on when a solver starts again. */
  readonly stop: () => Promise<void>;
};

/** Ended runs kept ready; older ones are read from the log again. */
const endedRunsMax = 200;
const watchIntervalMs = 100;
const specs = codec('goldpan.solver.v1.RunSpec');

/** Opens the log, and goes on with every run that has not ended. */
export async function openRuns(clients: MeshClients, runsMax: number): Promise<Runs> {
  const stopping = new AbortController();
  const active = new Map<string, { run: Promise<ActiveRun>; driving: Promise<void> }>();
  const ended = new Map<string, Run>();
  /** Runs whose first event is on its way: a repeated request waits for the same one. */
  const starting = new Map<string, Promise<Run>>();
  /** Creation times by run id, in order of creation. */
  const created = new Map<string, number>();

  const keepEnded = (run: Run): void => {
    ended.set(run.runId, run);
    const [oldest] = ended.keys();
    if (ended.size > endedRunsMax && oldest !== undefined) ended.delete(oldest);
  };
  const drive = (runId: string): Promise<ActiveRun> => {
    const following = followRun(runId, clients, stopping.signal);
    const driving = (async (): Promise<void> => {
      try {
        const run = await following;
        await driveRun(run, clients, stopping.signal);
        if (isEnded(run.fold.state)) keepEnded(run.view());
      } finally {
        active.delete(runId);
      }
    })();
    // The caller that awaits `following` sees its failure; here it must only not go unhandled.
    driving.catch((error: unknown) =>
      clients.logger.error({ runId }, 'a run cannot be driven', error),
    );
    active.set(runId, { run: following, driving });
    return following;
  };
  const find = async (runId: string): Promise<ActiveRun | Run> => {
    const going = active.get(runId);
    if (going !== undefined) return going.run;
    const known = ended.get(runId) ?? (await readEnded(clients, runId, stopping.signal));
    if (known === undefined)
      throw new AppError('NOT_FOUND', 'RUN_NOT_FOUND', `no run ${runId}: see \`goldpan runs\``, {
        metadata: { runId },
      });
    keepEnded(known);
    return known;
  };
  const get = async (runId: string): Promise<Run> => {
    const found = await find(runId);
    return 'fold' in found ? found.view() : found;
  };

  for (const [runId, timeMs] of await readCreated(clients, stopping.signal))
    created.set(runId, timeMs);
  const endedIds = await readEndedIds(clients, stopping.signal);
  for (const runId of created.keys()) {
    if (endedIds.has(runId)) continue;
    clients.logger.info({ runId }, 'going on with a run');
    drive(runId).catch(() => undefined);
  }

  return {
    start: async (requestId, spec) => {
      strategyNamed(spec.strategy);
      const runId =
        requestId === '' ? `run-${randomUUID().slice(0, 18)}` : runIdOfRequest(requestId);
      const begun = starting.get(runId);
      if (begun !== undefined) return begun;
      if (created.has(runId)) return get(runId);
      const goingCount = active.size + starting.size;
      if (goingCount >= runsMax) {
        throw new AppError(
          'RESOURCE_EXHAUSTED',
          'TOO_MANY_RUNS',
          `${goingCount} runs go on already: at most ${runsMax} may; wait for one or cancel it`,
          { retryDelayMs: 5000 },
        );
      }
      const begin = async (): Promise<Run> => {
        const timeMs = clients.now();
        await publishEvent(clients.bus, {
          runId,
          timeMs,
          fact: { runStarted: { spec: specs.encode(runSpecToMessage(spec)) } },
          key: '',
        });
        created.set(runId, timeMs);
        return (await drive(runId)).view();
      };
      const beginning = begin().finally(() => starting.delete(runId));
      starting.set(runId, beginning);
      return beginning;
    },
    get,
    list: async (countMax, before) => {
      const ids = [...created.keys()].reverse();
      const first = before === '' ? 0 : ids.indexOf(before) + 1;
      if (before !== '' && first === 0)
        throw new AppError(
          'INVALID_ARGUMENT',
          'INVALID_PAGE_TOKEN',
          'page_token is none of ours: use the next_page_token of the page before',
        );
      const page = ids.slice(first, first + countMax);
      return { runs: await Promise.all(page.map(get)), hasMore: first + countMax < ids.length };
    },
    watch: async function* (runId, signal) {
      const found = await find(runId);
      if (!('fold' in found)) {
        yield found;
        return;
      }
      const anySignal = AbortSignal.any([signal, stopping.signal]);
      while (!anySignal.aborted) {
        const view = found.view();
        yield view;
        if (isEnded(view.state)) return;
        await Promise.allSettled([found.change.next(anySignal), sleep(watchIntervalMs)]);
      }
    },
    cancel: async (runId) => {
      const found = await find(runId);
      if (!('fold' in found)) return found;
      await publishEvent(clients.bus, {
        runId,
        timeMs: clients.now(),
        fact: { runCancelled: {} },
        key: '',
      });
      return found.view();
    },
    stop: async () => {
      stopping.abort(new Error('the solver stops'));
      await Promise.allSettled([...active.values()].map(({ driving }) => driving));
    },
  };
}

/** Equal request ids give equal run ids, so that repeating StartRun finds the run it started. */
function runIdOfRequest(requestId: string): string {
  return `run-${createHash('sha256').update(requestId).digest('hex').slice(0, 18)}`;
}

async function readCreated(
  clients: MeshClients,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const created = new Map<string, number>();
  for await (const { event } of readFactHistory(clients.bus, 'run_started', signal)) {
    created.set(event.runId, msOfTimestamp(event.eventTime));
  }
  return created;
}

async function readEndedIds(
  clients: MeshClients,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const fact of ['submissions_selected', 'run_cancelled', 'run_failed']) {
    for await (const { event } of readFactHistory(clients.bus, fact, signal)) ids.add(event.runId);
  }
  return ids;
}

/** Folds a run that no process drives; undefined when the log has none. */
async function readEnded(
  clients: MeshClients,
  runId: string,
  signal: AbortSignal,
): Promise<Run | undefined> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(runId)) return undefined;
  let fold: RunFold | undefined;
  for await (const { event } of readRunHistory(clients.bus, runId, signal)) {
    if (fold === undefined) fold = beginFold(event);
    else applyEvent(fold, event);
  }
  return fold === undefined ? undefined : viewOf(fold);
}
