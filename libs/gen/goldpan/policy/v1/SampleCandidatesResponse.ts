// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { SampleBatchInput as _goldpan_policy_v1_SampleBatchInput, SampleBatch as _goldpan_policy_v1_SampleBatch } from '../../../goldpan/policy/v1/SampleBatch.ts';
import type { SamplingSummaryInput as _goldpan_policy_v1_SamplingSummaryInput, SamplingSummary as _goldpan_policy_v1_SamplingSummary } from '../../../goldpan/policy/v1/SamplingSummary.ts';

/**
 * A batch of samples, or the summary that ends the stream.
 */
export interface SampleCandidatesResponseInput {
  /**
   * Samples in the order they came.
   */
  'batch'?: (_goldpan_policy_v1_SampleBatchInput | null);
  /**
   * The last message of the stream.
   */
  'summary'?: (_goldpan_policy_v1_SamplingSummaryInput | null);
  /**
   * What this message holds.
   */
  'kind'?: "batch"|"summary";
}

/**
 * A batch of samples, or the summary that ends the stream.
 */
export interface SampleCandidatesResponse {
  /**
   * Samples in the order they came.
   */
  'batch'?: (_goldpan_policy_v1_SampleBatch | null);
  /**
   * The last message of the stream.
   */
  'summary'?: (_goldpan_policy_v1_SamplingSummary | null);
  /**
   * What this message holds.
   */
  'kind'?: "batch"|"summary";
}
