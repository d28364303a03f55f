// Original file: proto/goldpan/testgen/v1/test_generator_service.proto

import type { BackendSummaryInput as _goldpan_testgen_v1_BackendSummaryInput, BackendSummary as _goldpan_testgen_v1_BackendSummary } from '../../../goldpan/testgen/v1/BackendSummary.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { PanelSummaryInput as _goldpan_testgen_v1_PanelSummaryInput, PanelSummary as _goldpan_testgen_v1_PanelSummary } from '../../../goldpan/testgen/v1/PanelSummary.ts';

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
  /**
   * CPU time of the generator; of programs that it had run elsewhere, none.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * What the panel did on the inputs of this call; absent without one.
   */
  'panel'?: (_goldpan_testgen_v1_PanelSummaryInput | null);
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
  /**
   * CPU time of the generator; of programs that it had run elsewhere, none.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * What the panel did on the inputs of this call; absent without one.
   */
  'panel': (_goldpan_testgen_v1_PanelSummary | null);
}
