// Original file: proto/goldpan/testgen/v1/test_generator_service.proto

import type { BackendSummaryInput as _goldpan_testgen_v1_BackendSummaryInput, BackendSummary as _goldpan_testgen_v1_BackendSummary } from '../../../goldpan/testgen/v1/BackendSummary.ts';

/**
 * The end of a stream of inputs.
 */
export interface GenerationSummaryInput {
  /**
   * Inputs streamed by this call.
   */
  'inputCount'?: (number);
  /**
   * How each backend did.
   */
  'backends'?: (_goldpan_testgen_v1_BackendSummaryInput)[];
}

/**
 * The end of a stream of inputs.
 */
export interface GenerationSummary {
  /**
   * Inputs streamed by this call.
   */
  'inputCount': (number);
  /**
   * How each backend did.
   */
  'backends': (_goldpan_testgen_v1_BackendSummary)[];
}
