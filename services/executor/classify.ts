import { assertNever } from '#libs/domain/assert-never.ts';
import type { Execution } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { RawExecution } from './runner-protocol.ts';

/** Share of its CPU limit below which a program that ran out of time on the clock was idle, not slow. */
const idleCpuShareMax = 0.5;

/**
 * What an execution means, from raw facts alone. OK is a program that ended by itself with status 0
 * within its limits. A limit that ended it explains more than the signal it was ended with.
 */
export function classify(facts: RawExecution, limits: Limits): Verdict {
  if (facts.securityViolation !== null) return Verdict.SecurityViolation;
  switch (facts.limitExceeded) {
    case 'cpu':
      return Verdict.TimeLimitExceeded;
    case 'wall':
      return facts.cpuNs / 1e6 < idleCpuShareMax * limits.cpuTimeMs
        ? Verdict.IdlenessLimitExceeded
        : Verdict.TimeLimitExceeded;
    case 'memory':
      return Verdict.MemoryLimitExceeded;
    case 'stdout':
      return Verdict.OutputLimitExceeded;
    case 'file':
    case 'processes':
      return Verdict.RuntimeError;
    case null:
      return facts.signal === null && facts.exitCode === 0 ? Verdict.Ok : Verdict.RuntimeError;
    default:
      return assertNever(facts.limitExceeded);
  }
}

/** Bytes of standard error that an Execution carries. */
export const errorOutputBytesMax = 64 * 1024;

/** The runner's facts in the mesh's own units. */
export function executionOf(facts: RawExecution, errorOutput: Uint8Array): Execution {
  return {
    exitCode: facts.exitCode ?? undefined,
    signal: facts.signal ?? undefined,
    cpuTimeMs: facts.cpuNs / 1e6,
    wallTimeMs: facts.wallNs / 1e6,
    memoryBytesPeak: facts.memoryBytesPeak,
    outputBytes: facts.relayedBytes ?? facts.stdoutBytes,
    isOutputTruncated: facts.stdoutTruncated,
    limitExceeded: facts.limitExceeded ?? undefined,
    // Copied: a slice would keep the whole output alive.
    errorOutput: Buffer.from(errorOutput.subarray(0, errorOutputBytesMax)),
  };
}
