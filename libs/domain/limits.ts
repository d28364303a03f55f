import { AppError } from './app-error.ts';

/** Limits of one execution. */
export type Limits = {
  /** CPU time of all threads together, in milliseconds. */
  readonly cpuTimeMs: number;
  /** Time on the clock, in milliseconds. */
  readonly wallTimeMs: number;
  /** Resident memory; the stack may use all of it. */
  readonly memoryBytes: number;
  /** Bytes on standard output. */
  readonly outputBytes: number;
};

const mebibyte = 1024 * 1024;

/** What each limit may be; outside it is INVALID_ARGUMENT (LIMIT_OUT_OF_RANGE), never clamped in silence. */
export const limitRanges: Readonly<Record<keyof Limits, readonly [number, number]>> = {
  cpuTimeMs: [1, 120_000],
  wallTimeMs: [1, 300_000],
  memoryBytes: [mebibyte, 8192 * mebibyte],
  outputBytes: [1, 64 * mebibyte],
};

/** The limits as the protos name them. */
const fieldNames: Readonly<Record<keyof Limits, string>> = {
  cpuTimeMs: 'cpu_time',
  wallTimeMs: 'wall_time',
  memoryBytes: 'memory_bytes',
  outputBytes: 'output_bytes',
};

const units: Readonly<Record<keyof Limits, string>> = {
  cpuTimeMs: 'milliseconds',
  wallTimeMs: 'milliseconds',
  memoryBytes: 'bytes',
  outputBytes: 'bytes',
};

/**
 * Fills in defaults and checks ranges. Defaults: 2 s CPU, 256 MiB, 8 MiB of output, and on the clock
 * 2 × CPU + 1 s, which leaves room for a loaded machine and still tells an idle program from a slow one.
 */
export function resolveLimits(limits: Partial<Limits>): Limits {
  const cpuTimeMs = limits.cpuTimeMs ?? 2000;
  const resolved: Limits = {
    cpuTimeMs,
    wallTimeMs: limits.wallTimeMs ?? 2 * cpuTimeMs + 1000,
    memoryBytes: limits.memoryBytes ?? 256 * mebibyte,
    outputBytes: limits.outputBytes ?? 8 * mebibyte,
  };
  for (const name of ['cpuTimeMs', 'wallTimeMs', 'memoryBytes', 'outputBytes'] as const) {
    const [least, most] = limitRanges[name];
    const value = resolved[name];
    if (!(value >= least && value <= most)) {
      throw new AppError(
        'INVALID_ARGUMENT',
        'LIMIT_OUT_OF_RANGE',
        `limits.${name} is ${value}: allowed are ${least} to ${most}`,
        {
          violations: [
            {
              field: `limits.${fieldNames[name]}`,
              description: `${least} to ${most} ${units[name]}`,
            },
          ],
          metadata: { limit: name, actual: String(value), allowed: `${least} to ${most}` },
        },
      );
    }
  }
  return resolved;
}
