/** Runs at most so many pieces of work at the same time; the rest wait in order. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

/** What waits is bounded by its callers: workers take so many batches, a batch has so many candidates. */
export function makeLimiter(parallelCount: number): Limiter {
  const waiting: (() => void)[] = [];
  let runningCount = 0;
  return async (work) => {
    if (runningCount >= parallelCount) await new Promise<void>((resolve) => waiting.push(resolve));
    else runningCount += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waits takes over this place.
      if (next === undefined) runningCount -= 1;
      else next();
    }
  };
}
