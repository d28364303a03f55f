import { describe, expect, it } from '@jest/globals';
import { resolveLimits } from '#libs/domain/limits.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { classify, errorOutputBytesMax, executionOf } from './classify.ts';
import type { RawExecution } from './runner-protocol.ts';

const limits = resolveLimits({ cpuTimeMs: 1000 });
const clean: RawExecution = {
  ok: true,
  index: 0,
  exitCode: 0,
  signal: null,
  cpuNs: 1e6,
  wallNs: 2e6,
  memoryBytesPeak: 4096,
  stdoutBytes: 2,
  stderrBytes: 0,
  stdoutTruncated: false,
  stderrTruncated: false,
  limitExceeded: null,
  securityViolation: null,
};

describe('classify', () => {
  it.each<[string, Partial<RawExecution>, Verdict]>([
    ['status 0', {}, Verdict.Ok],
    ['another status', { exitCode: 1 }, Verdict.RuntimeError],
    ['a signal', { exitCode: null, signal: 11 }, Verdict.RuntimeError],
    [
      'the CPU limit',
      { exitCode: null, signal: 9, limitExceeded: 'cpu' },
      Verdict.TimeLimitExceeded,
    ],
    [
      'the wall limit with little CPU',
      { exitCode: null, signal: 9, limitExceeded: 'wall', cpuNs: 499e6 },
      Verdict.IdlenessLimitExceeded,
    ],
    [
      'the wall limit with half the CPU',
      { exitCode: null, signal: 9, limitExceeded: 'wall', cpuNs: 500e6 },
      Verdict.TimeLimitExceeded,
    ],
    [
      'the memory limit',
      { exitCode: null, signal: 6, limitExceeded: 'memory' },
      Verdict.MemoryLimitExceeded,
    ],
    [
      'memory that was never granted',
      { exitCode: null, limitExceeded: 'memory' },
      Verdict.MemoryLimitExceeded,
    ],
    [
      'too much output',
      { exitCode: null, signal: 9, limitExceeded: 'stdout' },
      Verdict.OutputLimitExceeded,
    ],
    ['error output that was cut off', { stderrTruncated: true }, Verdict.Ok],
    [
      'a file that is too large',
      { exitCode: null, signal: 25, limitExceeded: 'file' },
      Verdict.RuntimeError,
    ],
    [
      'too many threads',
      { exitCode: null, signal: 9, limitExceeded: 'processes' },
      Verdict.RuntimeError,
    ],
    [
      'a forbidden system call',
      { exitCode: null, signal: 31, securityViolation: { syscall: null } },
      Verdict.SecurityViolation,
    ],
    [
      'a forbidden system call and a limit',
      { exitCode: null, signal: 31, limitExceeded: 'cpu', securityViolation: { syscall: 41 } },
      Verdict.SecurityViolation,
    ],
    ['neither status nor signal', { exitCode: null }, Verdict.RuntimeError],
  ])('judges %s', (_name, changes, verdict) => {
    expect(classify({ ...clean, ...changes }, limits)).toBe(verdict);
  });
});

describe('executionOf', () => {
  it('gives times in milliseconds and cuts standard error', () => {
    const execution = executionOf(
      { ...clean, signal: 11, exitCode: null },
      Buffer.alloc(errorOutputBytesMax + 1),
    );
    expect(execution).toMatchObject({
      exitCode: undefined,
      signal: 11,
      cpuTimeMs: 1,
      wallTimeMs: 2,
      limitExceeded: undefined,
    });
    expect(execution.errorOutput).toHaveLength(errorOutputBytesMax);
  });
});
