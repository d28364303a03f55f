// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';
import type { ExecutionInput as _goldpan_common_v1_ExecutionInput, Execution as _goldpan_common_v1_Execution } from '../../../goldpan/common/v1/Execution.ts';

/**
 * Verdict of a program on one test.
 */
export interface TestResultInput {
  /**
   * Name of the test.
   */
  'name'?: (string);
  /**
   * The verdict.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * Raw facts; absent when skipped.
   */
  'execution'?: (_goldpan_common_v1_ExecutionInput | null);
  /**
   * Where and how the output differs, for a person; empty when accepted. At most 1 KiB.
   */
  'message'?: (string);
}

/**
 * Verdict of a program on one test.
 */
export interface TestResult {
  /**
   * Name of the test.
   */
  'name': (string);
  /**
   * The verdict.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * Raw facts; absent when skipped.
   */
  'execution': (_goldpan_common_v1_Execution | null);
  /**
   * Where and how the output differs, for a person; empty when accepted. At most 1 KiB.
   */
  'message': (string);
}
