// Original file: proto/goldpan/common/v1/problem.proto

import type { TokenCheckerInput as _goldpan_common_v1_TokenCheckerInput, TokenChecker as _goldpan_common_v1_TokenChecker } from '../../../goldpan/common/v1/TokenChecker.ts';
import type { ProgramCheckerInput as _goldpan_common_v1_ProgramCheckerInput, ProgramChecker as _goldpan_common_v1_ProgramChecker } from '../../../goldpan/common/v1/ProgramChecker.ts';

/**
 * How an output is judged against the answer.
 */
export interface CheckerInput {
  /**
   * Compare token by token.
   */
  'token'?: (_goldpan_common_v1_TokenCheckerInput | null);
  /**
   * Run a program that decides.
   */
  'program'?: (_goldpan_common_v1_ProgramCheckerInput | null);
  /**
   * The kind of checker.
   */
  'kind'?: "token"|"program";
}

/**
 * How an output is judged against the answer.
 */
export interface Checker {
  /**
   * Compare token by token.
   */
  'token'?: (_goldpan_common_v1_TokenChecker | null);
  /**
   * Run a program that decides.
   */
  'program'?: (_goldpan_common_v1_ProgramChecker | null);
  /**
   * The kind of checker.
   */
  'kind'?: "token"|"program";
}
