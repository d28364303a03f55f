import { isAppError } from '#libs/domain/app-error.ts';
import { count } from '#libs/telemetry/metrics.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { Slot } from './slot.ts';
import type { SlotPool } from './slot-pool.ts';

/** Attempts in all, each on another slot where there is one: as often as AlphaCode's own executor tries. */
const attemptCountMax = 3;

/**
 * Runs work on a slot and, when the sandbox failed under it, again on another. What the program did is
 * a result, not a failure, and never comes here. After the last attempt the failure is thrown as it is:
 * INTERNAL (SANDBOX_FAULT).
 */
export async function useSlotWithRetry<T>(
  pool: SlotPool,
  logger: Logger,
  signal: AbortSignal,
  work: (slot: Slot) => Promise<T>,
): Promise<T> {
  let avoidedIndex: number | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.use(
        (slot) => {
          const index = slot.index;
          return work(slot).catch((error: unknown) => {
            avoidedIndex = index;
            throw error;
          });
        },
        { signal, ...(avoidedIndex === undefined ? {} : { avoidedIndex }) },
      );
    } catch (error) {
      if (!isAppError(error) || error.reason !== 'SANDBOX_FAULT') throw error;
      count('infrastructureErrors', 1, { reason: error.reason });
      logger.warn({ attempt, slot: avoidedIndex, detail: error.message }, 'the sandbox failed');
      if (attempt >= attemptCountMax || signal.aborted) throw error;
    }
  }
}
