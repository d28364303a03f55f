// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';
import type { ExecutionInput as _goldpan_common_v1_ExecutionInput, Execution as _goldpan_common_v1_Execution } from '../../../goldpan/common/v1/Execution.ts';

/**
 * What a program did on one input.
 */
export interface RunResultInput {
  /**
   * OK, or what went wrong.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * Raw facts.
   */
  'execution'?: (_goldpan_common_v1_ExecutionInput | null);
  /**
   * Standard output, cut at the limit.
   */
  'output'?: (Buffer | Uint8Array | string);
}

/**
 * What a program did on one input.
 */
export interface RunResult {
  /**
   * OK, or what went wrong.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * Raw facts.
   */
  'execution': (_goldpan_common_v1_Execution | null);
  /**
   * Standard output, cut at the limit.
   */
  'output': (Buffer);
}
