// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { InputValidatorInput as _goldpan_common_v1_InputValidatorInput, InputValidator as _goldpan_common_v1_InputValidator } from '../../../goldpan/common/v1/InputValidator.ts';

/**
 * Request of ValidateInputs.
 */
export interface ValidateInputsRequestInput {
  /**
   * The validators, 1 to 16.
   */
  'validators'?: (_goldpan_common_v1_InputValidatorInput)[];
  /**
   * The inputs, 1 to 1,000; 64 MiB in all.
   */
  'inputs'?: (Buffer | Uint8Array | string)[];
}

/**
 * Request of ValidateInputs.
 */
export interface ValidateInputsRequest {
  /**
   * The validators, 1 to 16.
   */
  'validators': (_goldpan_common_v1_InputValidator)[];
  /**
   * The inputs, 1 to 1,000; 64 MiB in all.
   */
  'inputs': (Buffer)[];
}
