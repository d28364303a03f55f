import { setTimeout as sleep } from 'node:timers/promises';
import { publishEvent } from '#libs/bus/events.ts';
import { purgeWork } from '#libs/bus/streams.ts';
import { AppError, isAppError, messageOf } from '#libs/domain/app-error.ts';
import { RunState, isEnded } from '#libs/domain/run.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { SpanKind, withSpan } from '#libs/telemetry/trace.ts';
import type { ActiveRun } from './active-run.ts';
import { scorePrograms, selectSubmissions } from './choose.ts';
import { clusterSurvivors } from './cluster.ts';
import { isFiltered, isTraced } from './fold.ts';
import type { MeshClients } from './mesh-clients.ts';
import { sampleCandidates } from './sample.ts';
import { generateInputs, requestTraces } from './trace.ts';

/**
 * Drives a run from wherever its log stands to its end. Every step looks at the fold first, so a run
 * that another process began goes on instead of starting over. What cannot be mended by waiting ends
 * the run as failed; when this process stops, the run stays as it is.
 */
export async function driveRun(
  run: ActiveRun,
  clients: MeshClients,
  stopping: AbortSignal,
): Promise<void> {
  const { fold } = run;
  try {
    await withSpan(
      'solve run',
      { kind: SpanKind.INTERNAL, attributes: { 'goldpan.run_id': fold.runId } },
      () => withWallTime(run, clients, () => steps(run, clients)),
    );
  } catch (error) {
    if (!isEnded(fold.state) && !stopping.aborted) await failRun(run, clients, error);
  } finally {
    if (isEnded(fold.state)) {
      count('runs', 1, { state: fold.state });
      clients.logger.info(
        { runId: fold.runId, state: fold.state, submissions: fold.submissions.length },
        'run ended',
      );
      if (fold.state !== RunState.Succeeded) await dropWork(run, clients);
    }
  }
}

async function steps(run: ActiveRun, clients: MeshClients): Promise<void> {
  const { fold } = run;
  await withRetry(run, clients, () => sampleCandidates(run, clients));
  await run.change.until(() => isFiltered(fold), run.signal);
  if (fold.funnel.sampled === 0) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'NO_SAMPLES',
      fold.sampling?.failure || `no samples came (${fold.sampling?.stopReason ?? 'unknown'})`,
    );
  }
  if (fold.funnel.filtered > 0 && fold.funnel.infrastructureErrors === fold.funnel.filtered) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'NOTHING_JUDGED',
      `none of ${fold.funnel.filtered} candidates could be judged: ${fold.infrastructureFailure || 'the executors failed; see their logs'}`,
    );
  }
  await withRetry(run, clients, () => generateInputs(run, clients));
  await withRetry(run, clients, () => requestTraces(run, clients));
  await run.change.until(() => isTraced(fold), run.signal);
  const clustered = await withRetry(run, clients, () => clusterSurvivors(run, clients));
  await withRetry(run, clients, () => scorePrograms(run, clients, clustered.clusters));
  await selectSubmissions(run, clustered);
}

/** Attempts at one step while a service it needs is away; about four minutes in all. */
const attemptCountMax = 8;
const retryDelayMs = 1000;
const retryDelayMsMax = 60_000;

async function withRetry<T>(
  run: ActiveRun,
  clients: MeshClients,
  step: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      run.signal.throwIfAborted();
      if (!isAppError(error) || error.code !== 'UNAVAILABLE' || attempt >= attemptCountMax)
        throw error;
      clients.logger.warn(
        { runId: run.fold.runId, attempt, reason: error.reason, detail: error.message },
        'a service is away, trying again',
      );
      await sleep(Math.min(retryDelayMs * 2 ** (attempt - 1), retryDelayMsMax), undefined, {
        signal: run.signal,
      });
    }
  }
}

/** Ends the run as failed once its time on the clock, counted from its creation, is spent. */
async function withWallTime(
  run: ActiveRun,
  clients: MeshClients,
  work: () => Promise<void>,
): Promise<void> {
  const { fold } = run;
  const { wallTimeMsMax } = fold.spec;
  if (wallTimeMsMax === 0) return work();
  const leftMs = Math.max(0, fold.createTimeMs + wallTimeMsMax - clients.now());
  const message = `the run did not end within its ${wallTimeMsMax / 1000} s`;
  let timer: NodeJS.Timeout | undefined;
  const spent = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new AppError('DEADLINE_EXCEEDED', 'WALL_TIME_SPENT', message)),
      leftMs,
    );
  });
  try {
    await Promise.race([work(), spent]);
  } finally {
    clearTimeout(timer);
  }
}

async function failRun(run: ActiveRun, clients: MeshClients, error: unknown): Promise<void> {
  const { runId } = run.fold;
  // The text of an error that is not ours may hold paths and the like; it goes to the log only.
  const known = isAppError(error)
    ? error
    : new AppError('INTERNAL', 'INTERNAL_ERROR', 'internal error of the solver; see its log');
  if (known.code === 'INTERNAL')
    clients.logger.error({ runId, reason: known.reason }, 'run failed', error);
  // What a user can mend is told to the user, in the run itself.
  else clients.logger.warn({ runId, reason: known.reason, detail: known.message }, 'run failed');
  try {
    await publishEvent(clients.bus, {
      runId,
      timeMs: clients.now(),
      fact: { runFailed: { message: known.message, reason: known.reason } },
      key: '',
    });
    await run.change.until(() => isEnded(run.fold.state), AbortSignal.timeout(10_000));
  } catch (publishError) {
    clients.logger.error(
      { runId, detail: messageOf(publishError) },
      'cannot record that a run failed',
      publishError,
    );
  }
}

/** Work that nobody needs any more must not keep the fleet busy. */
async function dropWork(run: ActiveRun, clients: MeshClients): Promise<void> {
  try {
    await purgeWork(clients.bus, run.fold.runId);
  } catch (error) {
    clients.logger.warn(
      { runId: run.fold.runId, detail: messageOf(error) },
      'cannot drop the work of an ended run',
    );
  }
}
