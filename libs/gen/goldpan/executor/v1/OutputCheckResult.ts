// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';

/**
 * What the checker says of one output.
 */
export interface OutputCheckResultInput {
  /**
   * ACCEPTED, WRONG_ANSWER, or INFRASTRUCTURE_ERROR when the checker itself failed on it.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * Where and how the output differs, or how the checker failed; empty when accepted. At most 1 KiB.
   */
  'message'?: (string);
}

/**
 * What the checker says of one output.
 */
export interface OutputCheckResult {
  /**
   * ACCEPTED, WRONG_ANSWER, or INFRASTRUCTURE_ERROR when the checker itself failed on it.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * Where and how the output differs, or how the checker failed; empty when accepted. At most 1 KiB.
   */
  'message': (string);
}
