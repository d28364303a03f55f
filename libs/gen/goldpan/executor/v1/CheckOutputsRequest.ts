// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { OutputCheckInput as _goldpan_executor_v1_OutputCheckInput, OutputCheck as _goldpan_executor_v1_OutputCheck } from '../../../goldpan/executor/v1/OutputCheck.ts';

/**
 * Request of CheckOutputs.
 */
export interface CheckOutputsRequestInput {
  /**
   * How an output is judged; default: token by token, neither case nor white space counting. Not interactive.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Inputs that the checks name; 64 MiB with all outputs and answers.
   */
  'inputs'?: (Buffer | Uint8Array | string)[];
  /**
   * What is to be judged, 1 to 1,000.
   */
  'checks'?: (_goldpan_executor_v1_OutputCheckInput)[];
}

/**
 * Request of CheckOutputs.
 */
export interface CheckOutputsRequest {
  /**
   * How an output is judged; default: token by token, neither case nor white space counting. Not interactive.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Inputs that the checks name; 64 MiB with all outputs and answers.
   */
  'inputs': (Buffer)[];
  /**
   * What is to be judged, 1 to 1,000.
   */
  'checks': (_goldpan_executor_v1_OutputCheck)[];
}
