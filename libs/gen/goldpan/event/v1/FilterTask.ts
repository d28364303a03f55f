// Original file: proto/goldpan/event/v1/work_items.proto

import type { TestInput as _goldpan_common_v1_TestInput, Test as _goldpan_common_v1_Test } from '../../../goldpan/common/v1/Test.ts';
import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from '../../../goldpan/common/v1/Limits.ts';

/**
 * What all filter batches of a run share.
 */
export interface FilterTaskInput {
  /**
   * The public tests.
   */
  'tests'?: (_goldpan_common_v1_TestInput)[];
  /**
   * How an output is judged.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Limits of each execution.
   */
  'limits'?: (_goldpan_common_v1_LimitsInput | null);
}

/**
 * What all filter batches of a run share.
 */
export interface FilterTask {
  /**
   * The public tests.
   */
  'tests': (_goldpan_common_v1_Test)[];
  /**
   * How an output is judged.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Limits of each execution.
   */
  'limits': (_goldpan_common_v1_Limits | null);
}
