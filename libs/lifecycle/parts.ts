import type { Logger } from '../telemetry/logger.ts';
import { isAppError, messageOf } from '../domain/app-error.ts';

/** Something that is started and later stopped; `start` returns the function that stops it. */
export type Part = {
  readonly name: string;
  readonly start: () => Promise<() => Promise<void>>;
};

/** Longest time that stopping one part may take before the next one is stopped anyway. */
const stopTimeoutMs = 30_000;

/**
 * Starts parts in order; when one fails, stops those already started, in reverse, and throws.
 * Returns the function that stops them all, in reverse; calling it twice is harmless.
 */
export async function startParts(
  parts: readonly Part[],
  logger: Logger,
): Promise<() => Promise<void>> {
  const stops: { name: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    for (const { name, stop } of stops.reverse()) {
      try {
        await withTimeout(stop(), stopTimeoutMs);
        logger.debug({ part: name }, 'part stopped');
      } catch (error) {
        // One part that will not stop must not keep the others running.
        logger.error({ part: name }, 'part did not stop', error);
      }
    }
  };
  try {
    for (const part of parts) {
      stops.push({ name: part.name, stop: await part.start() });
      logger.debug({ part: part.name }, 'part started');
    }
  } catch (error) {
    await stopAll();
    throw error;
  }
  return () => (stopping ??= stopAll());
}

/**
 * Runs a service: makes and starts its parts, waits for SIGTERM or SIGINT, stops them and sets the exit
 * status: 0 after a signal, 2 when it could not start for a fault of its user, 3 for one of ours.
 */
export async function runService(parts: () => readonly Part[], logger: Logger): Promise<void> {
  try {
    const stop = await startParts(parts(), logger);
    logger.info({}, 'ready');
    const signal = await nextSignal();
    logger.info({ signal }, 'stopping');
    await stop();
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = exitStatusOf(error);
  }
  // A handle that a library left open must not keep a stopped service alive.
  process.exit();
}

/** 2 for what the user can mend (bad configuration, port in use, dependency missing), 3 for the rest. */
export function exitStatusOf(error: unknown): number {
  if (!isAppError(error)) return 3;
  return error.code === 'INTERNAL' ? 3 : 2;
}

/** Resolves with the name of the next SIGTERM or SIGINT. */
export function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => resolve(signal));
  });
}

async function withTimeout(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
