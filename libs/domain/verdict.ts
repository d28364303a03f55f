/** What an execution means, as proto `goldpan.common.v1.Verdict`. */
export const Verdict = {
  Ok: 'ok',
  Accepted: 'accepted',
  WrongAnswer: 'wrong_answer',
  CompileError: 'compile_error',
  CompileLimitExceeded: 'compile_limit_exceeded',
  RuntimeError: 'runtime_error',
  TimeLimitExceeded: 'time_limit_exceeded',
  IdlenessLimitExceeded: 'idleness_limit_exceeded',
  MemoryLimitExceeded: 'memory_limit_exceeded',
  OutputLimitExceeded: 'output_limit_exceeded',
  SecurityViolation: 'security_violation',
  Skipped: 'skipped',
  /** The executor failed after all retries: says nothing about the program. */
  InfrastructureError: 'infrastructure_error',
} as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

/** Whether a program with this verdict compiled. */
export function isCompiled(verdict: Verdict): boolean {
  return (
    verdict !== Verdict.CompileError &&
    verdict !== Verdict.CompileLimitExceeded &&
    verdict !== Verdict.InfrastructureError
  );
}
