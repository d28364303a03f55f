// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { CompilationInput as _goldpan_common_v1_CompilationInput, Compilation as _goldpan_common_v1_Compilation } from '../../../goldpan/common/v1/Compilation.ts';
import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';
import type { TestResultInput as _goldpan_executor_v1_TestResultInput, TestResult as _goldpan_executor_v1_TestResult } from '../../../goldpan/executor/v1/TestResult.ts';

/**
 * Verdict of a program on tests.
 */
export interface JudgeProgramResponseInput {
  /**
   * How it compiled.
   */
  'compilation'?: (_goldpan_common_v1_CompilationInput | null);
  /**
   * Verdict in all.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * One result a test, in order; none when it did not compile.
   */
  'results'?: (_goldpan_executor_v1_TestResultInput)[];
  /**
   * The sandbox tier behind every result.
   */
  'tier'?: (string);
}

/**
 * Verdict of a program on tests.
 */
export interface JudgeProgramResponse {
  /**
   * How it compiled.
   */
  'compilation': (_goldpan_common_v1_Compilation | null);
  /**
   * Verdict in all.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * One result a test, in order; none when it did not compile.
   */
  'results': (_goldpan_executor_v1_TestResult)[];
  /**
   * The sandbox tier behind every result.
   */
  'tier': (string);
}
