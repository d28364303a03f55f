import type { WorkHandler } from '#libs/bus/worker.ts';
import { deliveryCountMax } from '#libs/bus/streams.ts';
import { isAppError, messageOf } from '#libs/domain/app-error.ts';

/** Records that a work item will never be done; `failure` says why, for a person. */
export type GiveUp = (payload: Uint8Array, failure: string) => Promise<void>;

/**
 * A handler that, when an item fails for the last time and is about to be dead-lettered, first records
 * that it will never be done: the run that waits for it goes on, and counts its candidates as
 * infrastructure errors.
 */
export function withGiveUp(handle: WorkHandler, giveUp: GiveUp): WorkHandler {
  return async (payload, context) => {
    try {
      await handle(payload, context);
    } catch (error) {
      const isPermanent = isAppError(error) && error.code === 'INVALID_ARGUMENT';
      const isLast = isPermanent || context.deliveryCount >= deliveryCountMax;
      // An executor that stops hands its items back; they did not fail.
      if (isLast && !context.signal.aborted) await giveUp(payload, messageOf(error));
      throw error;
    }
  };
}
