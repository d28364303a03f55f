import { describe, expect, it } from '@jest/globals';
import { resolveLimits } from './limits.ts';

describe('resolveLimits', () => {
  it('fills in what is missing, the clock from the CPU limit', () => {
    expect(resolveLimits({ cpuTimeMs: 3000 })).toEqual({
      cpuTimeMs: 3000,
      wallTimeMs: 7000,
      memoryBytes: 256 * 1024 * 1024,
      outputBytes: 8 * 1024 * 1024,
    });
  });
  it.each([
    ['cpuTimeMs', { cpuTimeMs: 0.5 }],
    ['cpuTimeMs', { cpuTimeMs: 1e9 }],
    ['memoryBytes', { memoryBytes: 1000 }],
    ['outputBytes', { outputBytes: Number.NaN }],
  ])('refuses %s out of range and names the range', (name, limits) => {
    expect(() => resolveLimits(limits)).toThrow(new RegExp(`limits\\.${name} is .*: allowed are`));
  });
});
