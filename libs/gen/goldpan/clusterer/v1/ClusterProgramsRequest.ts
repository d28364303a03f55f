// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { ClusterOptionsInput as _goldpan_clusterer_v1_ClusterOptionsInput, ClusterOptions as _goldpan_clusterer_v1_ClusterOptions } from '../../../goldpan/clusterer/v1/ClusterOptions.ts';
import type { SignatureBatchInput as _goldpan_clusterer_v1_SignatureBatchInput, SignatureBatch as _goldpan_clusterer_v1_SignatureBatch } from '../../../goldpan/clusterer/v1/SignatureBatch.ts';
import type { InputBatchInput as _goldpan_clusterer_v1_InputBatchInput, InputBatch as _goldpan_clusterer_v1_InputBatch } from '../../../goldpan/clusterer/v1/InputBatch.ts';

/**
 * Options first, then inputs where `equivalence` is asked for, then signatures.
 */
export interface ClusterProgramsRequestInput {
  /**
   * The first message.
   */
  'options'?: (_goldpan_clusterer_v1_ClusterOptionsInput | null);
  /**
   * Up to 1,000 signatures.
   */
  'batch'?: (_goldpan_clusterer_v1_SignatureBatchInput | null);
  /**
   * The next inputs, in order; only with `equivalence`.
   */
  'inputs'?: (_goldpan_clusterer_v1_InputBatchInput | null);
  /**
   * What this message holds.
   */
  'kind'?: "options"|"batch"|"inputs";
}

/**
 * Options first, then inputs where `equivalence` is asked for, then signatures.
 */
export interface ClusterProgramsRequest {
  /**
   * The first message.
   */
  'options'?: (_goldpan_clusterer_v1_ClusterOptions | null);
  /**
   * Up to 1,000 signatures.
   */
  'batch'?: (_goldpan_clusterer_v1_SignatureBatch | null);
  /**
   * The next inputs, in order; only with `equivalence`.
   */
  'inputs'?: (_goldpan_clusterer_v1_InputBatch | null);
  /**
   * What this message holds.
   */
  'kind'?: "options"|"batch"|"inputs";
}
