import { publishEvent, readRun, type NewEvent } from '#libs/bus/events.ts';
import { isEnded, type Run } from '#libs/domain/run.ts';
import { makeChange, type Change } from './change.ts';
import { applyEvent, beginFold, type RunFold } from './fold.ts';
import type { MeshClients } from './mesh-clients.ts';
import { viewOf } from './run-view.ts';

/** A run that goes on in this process: its fold, kept up with the log. */
export type ActiveRun = {
  readonly fold: RunFold;
  readonly change: Change;
  /** Fires when the run has ended or this process stops. */
  readonly signal: AbortSignal;
  readonly view: () => Run;
  /** Publishes a fact of this run and waits until it has come back through the log. */
  readonly record: (fact: NewEvent['fact'], key: string, isTakenIn: () => boolean) => Promise<void>;
};

/** How long the first event of a run may take to come back. */
const firstEventTimeoutMs = 10_000;

/**
 * Follows a run's log: resolves once everything stored so far is folded, and goes on folding until the
 * run ends or `stopping` fires.
 */
export async function followRun(
  runId: string,
  clients: MeshClients,
  stopping: AbortSignal,
): Promise<ActiveRun> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, stopping]);
  const change = makeChange();
  const known: { fold?: RunFold; isCaughtUp: boolean } = { isCaughtUp: false };
  const reading = (async (): Promise<void> => {
    for await (const { event, pendingCount } of readRun(clients.bus, runId, signal)) {
      if (known.fold === undefined) known.fold = beginFold(event);
      else applyEvent(known.fold, event);
      if (pendingCount === 0) known.isCaughtUp = true;
      change.notify();
      if (isEnded(known.fold.state)) break;
    }
    ended.abort(new Error('the run has ended'));
    change.notify();
  })();
  const failed = reading.then(
    () => undefined,
    (error: unknown) => {
      clients.logger.error({ runId }, 'cannot read the log of a run', error);
      ended.abort(error);
    },
  );
  const timeout = AbortSignal.timeout(firstEventTimeoutMs);
  await Promise.race([
    change.until(() => known.isCaughtUp, AbortSignal.any([stopping, timeout])),
    failed,
  ]);
  const { fold } = known;
  if (fold === undefined) throw new Error(`the log of run ${runId} cannot be read`);
  return {
    fold,
    change,
    signal,
    view: () => viewOf(fold),
    record: async (fact, key, isTakenIn) => {
      await publishEvent(clients.bus, { runId, timeMs: clients.now(), fact, key, signal });
      await change.until(isTakenIn, signal);
    },
  };
}
