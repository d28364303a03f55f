import { AppError } from '#libs/domain/app-error.ts';
import type { Slot } from './slot.ts';

type UseOptions = {
  readonly signal: AbortSignal;
  /** A slot to take only when no other is free: the one on which the work has just failed. */
  readonly avoidedIndex?: number;
};

/** Hands out slots: each serves one caller at a time, callers wait in line. */
export type SlotPool = {
  readonly slotCount: number;
  /**
   * Runs work on a free slot. RESOURCE_EXHAUSTED (QUEUE_FULL) when too many wait already, CANCELLED
   * when `signal` fires while waiting.
   */
  readonly use: <T>(work: (slot: Slot) => Promise<T>, options: UseOptions) => Promise<T>;
  /** Refuses who waits (UNAVAILABLE, SANDBOX_UNAVAILABLE) and closes every slot. */
  readonly close: () => void;
};

type Waiter = {
  readonly avoidedIndex: number | undefined;
  readonly take: (slot: Slot) => void;
  readonly fail: (error: AppError) => void;
};

export function makeSlotPool(slots: readonly Slot[], waitingCountMax: number): SlotPool {
  const free = [...slots];
  const waiting: Waiter[] = [];
  let isClosed = false;

  const pick = (avoidedIndex: number | undefined): Slot | undefined => {
    const best = free.findIndex((slot) => slot.index !== avoidedIndex);
    const [slot] = free.splice(Math.max(best, 0), 1);
    return slot;
  };

  const acquire = ({ signal, avoidedIndex }: UseOptions): Promise<Slot> => {
    if (isClosed) throw closed();
    if (signal.aborted) throw cancelled();
    const slot = pick(avoidedIndex);
    if (slot !== undefined) return Promise.resolve(slot);
    if (waiting.length >= waitingCountMax) {
      throw new AppError(
        'RESOURCE_EXHAUSTED',
        'QUEUE_FULL',
        `${waiting.length} calls wait for a slot already: try again later, or add executors`,
        { retryDelayMs: 1000, metadata: { waiting: String(waiting.length) } },
      );
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => signal.removeEventListener('abort', abort);
      const waiter: Waiter = {
        avoidedIndex,
        take: (taken) => {
          leave();
          resolve(taken);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      const abort = (): void => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(cancelled());
      };
      signal.addEventListener('abort', abort, { once: true });
      waiting.push(waiter);
    });
  };

  const release = (slot: Slot): void => {
    // First come, first served; a slot that the first in line avoids goes to it all the same when
    // nobody else waits, since a lone slot is better than none.
    const index = waiting.findIndex((waiter) => waiter.avoidedIndex !== slot.index);
    const [next] = waiting.splice(Math.max(index, 0), 1);
    if (next === undefined) free.push(slot);
    else next.take(slot);
  };

  return {
    slotCount: slots.length,
    use: async (work, options) => {
      const slot = await acquire(options);
      try {
        return await work(slot);
      } finally {
        release(slot);
      }
    },
    close: () => {
      isClosed = true;
      for (const waiter of waiting.splice(0)) waiter.fail(closed());
      for (const slot of slots) slot.close();
    },
  };
}

function closed(): AppError {
  return new AppError('UNAVAILABLE', 'SANDBOX_UNAVAILABLE', 'the executor is stopping', {
    retryDelayMs: 1000,
  });
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'CANCELLED', 'the caller cancelled');
}
