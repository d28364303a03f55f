// Original file: proto/goldpan/common/v1/problem.proto

/**
 * How a checker is called and answers.
 */
export const CheckerConvention = {
  /**
   * Not given; refused.
   */
  CHECKER_CONVENTION_UNSPECIFIED: 'CHECKER_CONVENTION_UNSPECIFIED',
  /**
   * Kattis/ICPC: `checker input answer feedback_dir [arguments] < output`; exit 42 accepts, 43 rejects.
   */
  CHECKER_CONVENTION_KATTIS: 'CHECKER_CONVENTION_KATTIS',
  /**
   * testlib: `checker input output answer [arguments]`; exit 0 accepts, 1 and 2 reject, 3 is the checker's own failure.
   */
  CHECKER_CONVENTION_TESTLIB: 'CHECKER_CONVENTION_TESTLIB',
  /**
   * Kattis/ICPC, interactive: as KATTIS, but it runs together with the program, reads what that writes and writes what
   * that reads. Of a problem to be judged, not to be solved.
   */
  CHECKER_CONVENTION_KATTIS_INTERACTIVE: 'CHECKER_CONVENTION_KATTIS_INTERACTIVE',
} as const;

/**
 * How a checker is called and answers.
 */
export type CheckerConventionInput =
  /**
   * Not given; refused.
   */
  | 'CHECKER_CONVENTION_UNSPECIFIED'
  | 0
  /**
   * Kattis/ICPC: `checker input answer feedback_dir [arguments] < output`; exit 42 accepts, 43 rejects.
   */
  | 'CHECKER_CONVENTION_KATTIS'
  | 1
  /**
   * testlib: `checker input output answer [arguments]`; exit 0 accepts, 1 and 2 reject, 3 is the checker's own failure.
   */
  | 'CHECKER_CONVENTION_TESTLIB'
  | 2
  /**
   * Kattis/ICPC, interactive: as KATTIS, but it runs together with the program, reads what that writes and writes what
   * that reads. Of a problem to be judged, not to be solved.
   */
  | 'CHECKER_CONVENTION_KATTIS_INTERACTIVE'
  | 3

/**
 * How a checker is called and answers.
 */
export type CheckerConvention = typeof CheckerConvention[keyof typeof CheckerConvention]
