// Original file: proto/goldpan/common/v1/execution.proto

/**
 * What an execution means. A fault of the executor is never a verdict on the program.
 * Receivers treat an unknown value as VERDICT_UNSPECIFIED.
 */
export const Verdict = {
  /**
   * Not judged.
   */
  VERDICT_UNSPECIFIED: 'VERDICT_UNSPECIFIED',
  /**
   * Ran to its end within the limits; the output was not compared.
   */
  VERDICT_OK: 'VERDICT_OK',
  /**
   * The output is right.
   */
  VERDICT_ACCEPTED: 'VERDICT_ACCEPTED',
  /**
   * The output is wrong.
   */
  VERDICT_WRONG_ANSWER: 'VERDICT_WRONG_ANSWER',
  /**
   * The compiler refused the program.
   */
  VERDICT_COMPILE_ERROR: 'VERDICT_COMPILE_ERROR',
  /**
   * The compiler ran into its own limit of time, memory or output.
   */
  VERDICT_COMPILE_LIMIT_EXCEEDED: 'VERDICT_COMPILE_LIMIT_EXCEEDED',
  /**
   * Non-zero exit status, or ended by a signal.
   */
  VERDICT_RUNTIME_ERROR: 'VERDICT_RUNTIME_ERROR',
  /**
   * More CPU time than allowed.
   */
  VERDICT_TIME_LIMIT_EXCEEDED: 'VERDICT_TIME_LIMIT_EXCEEDED',
  /**
   * More time on the clock than allowed while using little CPU.
   */
  VERDICT_IDLENESS_LIMIT_EXCEEDED: 'VERDICT_IDLENESS_LIMIT_EXCEEDED',
  /**
   * More memory than allowed.
   */
  VERDICT_MEMORY_LIMIT_EXCEEDED: 'VERDICT_MEMORY_LIMIT_EXCEEDED',
  /**
   * More output than allowed.
   */
  VERDICT_OUTPUT_LIMIT_EXCEEDED: 'VERDICT_OUTPUT_LIMIT_EXCEEDED',
  /**
   * Tried what the sandbox forbids and was killed for it.
   */
  VERDICT_SECURITY_VIOLATION: 'VERDICT_SECURITY_VIOLATION',
  /**
   * Not run: an earlier test failed already.
   */
  VERDICT_SKIPPED: 'VERDICT_SKIPPED',
  /**
   * The executor failed after all retries. Says nothing about the program.
   */
  VERDICT_INFRASTRUCTURE_ERROR: 'VERDICT_INFRASTRUCTURE_ERROR',
} as const;

/**
 * What an execution means. A fault of the executor is never a verdict on the program.
 * Receivers treat an unknown value as VERDICT_UNSPECIFIED.
 */
export type VerdictInput =
  /**
   * Not judged.
   */
  | 'VERDICT_UNSPECIFIED'
  | 0
  /**
   * Ran to its end within the limits; the output was not compared.
   */
  | 'VERDICT_OK'
  | 1
  /**
   * The output is right.
   */
  | 'VERDICT_ACCEPTED'
  | 2
  /**
   * The output is wrong.
   */
  | 'VERDICT_WRONG_ANSWER'
  | 3
  /**
   * The compiler refused the program.
   */
  | 'VERDICT_COMPILE_ERROR'
  | 4
  /**
   * The compiler ran into its own limit of time, memory or output.
   */
  | 'VERDICT_COMPILE_LIMIT_EXCEEDED'
  | 5
  /**
   * Non-zero exit status, or ended by a signal.
   */
  | 'VERDICT_RUNTIME_ERROR'
  | 6
  /**
   * More CPU time than allowed.
   */
  | 'VERDICT_TIME_LIMIT_EXCEEDED'
  | 7
  /**
   * More time on the clock than allowed while using little CPU.
   */
  | 'VERDICT_IDLENESS_LIMIT_EXCEEDED'
  | 8
  /**
   * More memory than allowed.
   */
  | 'VERDICT_MEMORY_LIMIT_EXCEEDED'
  | 9
  /**
   * More output than allowed.
   */
  | 'VERDICT_OUTPUT_LIMIT_EXCEEDED'
  | 10
  /**
   * Tried what the sandbox forbids and was killed for it.
   */
  | 'VERDICT_SECURITY_VIOLATION'
  | 11
  /**
   * Not run: an earlier test failed already.
   */
  | 'VERDICT_SKIPPED'
  | 12
  /**
   * The executor failed after all retries. Says nothing about the program.
   */
  | 'VERDICT_INFRASTRUCTURE_ERROR'
  | 13

/**
 * What an execution means. A fault of the executor is never a verdict on the program.
 * Receivers treat an unknown value as VERDICT_UNSPECIFIED.
 */
export type Verdict = typeof Verdict[keyof typeof Verdict]
