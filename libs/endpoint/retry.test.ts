import { describe, expect, it } from '@jest/globals';
import { parseRetryAfter, retryAfterMsMax, retryDelayMs } from './retry.ts';

describe('retryDelayMs', () => {
  it('doubles with every attempt, up to half a minute', () => {
    const delays = [1, 2, 3, 20].map((attempt) => retryDelayMs(attempt, 500, undefined, () => 1));
    expect(delays).toEqual([500, 1000, 2000, 30_000]);
  });

  it('keeps at least half of the pause, whatever the jitter', () => {
    expect(retryDelayMs(1, 500, undefined, () => 0)).toBe(250);
  });

  it('grants Retry-After up to a bound', () => {
    expect(retryDelayMs(1, 500, 4000, () => 0)).toBe(4000);
    expect(retryDelayMs(1, 500, 1e9, () => 0)).toBe(retryAfterMsMax);
  });
});

describe('parseRetryAfter', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['3', 3000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    [null, undefined],
  ])('reads %j as %j milliseconds', (value, expected) => {
    expect(parseRetryAfter(value, nowMs)).toBe(expected);
  });
});
