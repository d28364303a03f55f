// Original file: proto/goldpan/common/v1/problem.proto

/**
 * How an input validator is called and answers. Each reads the input on standard input.
 */
export const ValidatorConvention = {
  /**
   * Not given; refused.
   */
  VALIDATOR_CONVENTION_UNSPECIFIED: 'VALIDATOR_CONVENTION_UNSPECIFIED',
  /**
   * Kattis/ICPC: exit 42 accepts, any other end rejects.
   */
  VALIDATOR_CONVENTION_KATTIS: 'VALIDATOR_CONVENTION_KATTIS',
  /**
   * testlib: exit 0 accepts, any other end rejects.
   */
  VALIDATOR_CONVENTION_TESTLIB: 'VALIDATOR_CONVENTION_TESTLIB',
} as const;

/**
 * How an input validator is called and answers. Each reads the input on standard input.
 */
export type ValidatorConventionInput =
  /**
   * Not given; refused.
   */
  | 'VALIDATOR_CONVENTION_UNSPECIFIED'
  | 0
  /**
   * Kattis/ICPC: exit 42 accepts, any other end rejects.
   */
  | 'VALIDATOR_CONVENTION_KATTIS'
  | 1
  /**
   * testlib: exit 0 accepts, any other end rejects.
   */
  | 'VALIDATOR_CONVENTION_TESTLIB'
  | 2

/**
 * How an input validator is called and answers. Each reads the input on standard input.
 */
export type ValidatorConvention = typeof ValidatorConvention[keyof typeof ValidatorConvention]
