// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { InputValidationInput as _goldpan_executor_v1_InputValidationInput, InputValidation as _goldpan_executor_v1_InputValidation } from '../../../goldpan/executor/v1/InputValidation.ts';

/**
 * What the validators say of each input.
 */
export interface ValidateInputsResponseInput {
  /**
   * One result an input, in order.
   */
  'results'?: (_goldpan_executor_v1_InputValidationInput)[];
}

/**
 * What the validators say of each input.
 */
export interface ValidateInputsResponse {
  /**
   * One result an input, in order.
   */
  'results': (_goldpan_executor_v1_InputValidation)[];
}
