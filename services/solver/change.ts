/** Tells waiters that something they look at has changed. */
export type Change = {
  readonly notify: () => void;
  /** Resolves at the next change; rejects with the signal's reason when it fires first. */
  readonly next: (signal: AbortSignal) => Promise<void>;
  /** Resolves once the predicate holds, now or after some change. */
  readonly until: (holds: () => boolean, signal: AbortSignal) => Promise<void>;
};

export function makeChange(): Change {
  let waiters: (() => void)[] = [];
  const next = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const onAbort = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', onAbort, { once: true });
      waiters.push(() => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
    });
  return {
    notify: () => {
      const woken = waiters;
      waiters = [];
      for (const wake of woken) wake();
    },
    next,
    until: async (holds, signal) => {
      signal.throwIfAborted();
      while (!holds()) await next(signal);
    },
  };
}
