// Original file: proto/goldpan/testgen/v1/test_generator_service.proto

import type { GeneratedInputInput as _goldpan_testgen_v1_GeneratedInputInput, GeneratedInput as _goldpan_testgen_v1_GeneratedInput } from '../../../goldpan/testgen/v1/GeneratedInput.ts';
import type { GenerationSummaryInput as _goldpan_testgen_v1_GenerationSummaryInput, GenerationSummary as _goldpan_testgen_v1_GenerationSummary } from '../../../goldpan/testgen/v1/GenerationSummary.ts';

/**
 * An input, or the summary that ends the stream.
 */
export interface GenerateInputsResponseInput {
  /**
   * A new input.
   */
  'input'?: (_goldpan_testgen_v1_GeneratedInputInput | null);
  /**
   * The last message of the stream.
   */
  'summary'?: (_goldpan_testgen_v1_GenerationSummaryInput | null);
  /**
   * What this message holds.
   */
  'kind'?: "input"|"summary";
}

/**
 * An input, or the summary that ends the stream.
 */
export interface GenerateInputsResponse {
  /**
   * A new input.
   */
  'input'?: (_goldpan_testgen_v1_GeneratedInput | null);
  /**
   * The last message of the stream.
   */
  'summary'?: (_goldpan_testgen_v1_GenerationSummary | null);
  /**
   * What this message holds.
   */
  'kind'?: "input"|"summary";
}
