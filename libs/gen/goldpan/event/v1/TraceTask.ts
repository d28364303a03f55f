// Original file: proto/goldpan/event/v1/work_items.proto

import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from '../../../goldpan/common/v1/Limits.ts';

/**
 * What all trace batches of a run share.
 */
export interface TraceTaskInput {
  /**
   * The generated inputs.
   */
  'inputs'?: (Buffer | Uint8Array | string)[];
  /**
   * How outputs are normalised before they are digested.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Limits of each execution.
   */
  'limits'?: (_goldpan_common_v1_LimitsInput | null);
}

/**
 * What all trace batches of a run share.
 */
export interface TraceTask {
  /**
   * The generated inputs.
   */
  'inputs': (Buffer)[];
  /**
   * How outputs are normalised before they are digested.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Limits of each execution.
   */
  'limits': (_goldpan_common_v1_Limits | null);
}
