/** Longest pause that a server's Retry-After is granted. */
export const retryAfterMsMax = 60_000;
/** Longest pause of our own back-off. */
const backOffMsMax = 30_000;

/**
 * Pause before the next attempt, in milliseconds: exponential with jitter over the upper half, so
 * that many clients do not come back together. A server's Retry-After is a lower bound, itself
 * bounded by `retryAfterMsMax`. `attempt` counts the attempts made, from 1.
 */
export function retryDelayMs(
  attempt: number,
  firstDelayMs: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const ceiling = Math.min(backOffMsMax, firstDelayMs * 2 ** (attempt - 1));
  const backOff = ceiling * (0.5 + random() / 2);
  if (retryAfterMs === undefined) return backOff;
  return Math.min(retryAfterMs, retryAfterMsMax) + random() * firstDelayMs;
}

/** Reads a Retry-After header (RFC 9110, 10.2.3): seconds or a date; undefined when it is neither. */
export function parseRetryAfter(value: string | null, nowMs: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
