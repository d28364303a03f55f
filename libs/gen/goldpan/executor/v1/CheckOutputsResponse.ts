// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { OutputCheckResultInput as _goldpan_executor_v1_OutputCheckResultInput, OutputCheckResult as _goldpan_executor_v1_OutputCheckResult } from '../../../goldpan/executor/v1/OutputCheckResult.ts';

/**
 * What the checker says of each output.
 */
export interface CheckOutputsResponseInput {
  /**
   * One result a check, in order.
   */
  'results'?: (_goldpan_executor_v1_OutputCheckResultInput)[];
}

/**
 * What the checker says of each output.
 */
export interface CheckOutputsResponse {
  /**
   * One result a check, in order.
   */
  'results': (_goldpan_executor_v1_OutputCheckResult)[];
}
