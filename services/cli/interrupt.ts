import { AppError } from '#libs/domain/app-error.ts';

/**
 * Works until Ctrl-C or SIGTERM, which abort the signal that `work` gets: CANCELLED (INTERRUPTED) with
 * `message`, whatever error the work then ends with.
 */
export async function untilInterrupted<Result>(
  message: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new AppError('CANCELLED', 'INTERRUPTED', message));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await work(stop.signal);
  } catch (error) {
    // A call that ended because of Ctrl-C fails in its own words; the reason is ours.
    stop.signal.throwIfAborted();
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
