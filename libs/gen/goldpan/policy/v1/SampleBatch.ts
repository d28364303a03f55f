// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { SampleInput as _goldpan_policy_v1_SampleInput, Sample as _goldpan_policy_v1_Sample } from '../../../goldpan/policy/v1/Sample.ts';
import type { SamplingUsageInput as _goldpan_policy_v1_SamplingUsageInput, SamplingUsage as _goldpan_policy_v1_SamplingUsage } from '../../../goldpan/policy/v1/SamplingUsage.ts';

/**
 * Samples that came together.
 */
export interface SampleBatchInput {
  /**
   * The samples; order of arrival, so indexes need not ascend.
   */
  'samples'?: (_goldpan_policy_v1_SampleInput)[];
  /**
   * Spent since the batch before.
   */
  'usage'?: (_goldpan_policy_v1_SamplingUsageInput | null);
}

/**
 * Samples that came together.
 */
export interface SampleBatch {
  /**
   * The samples; order of arrival, so indexes need not ascend.
   */
  'samples': (_goldpan_policy_v1_Sample)[];
  /**
   * Spent since the batch before.
   */
  'usage': (_goldpan_policy_v1_SamplingUsage | null);
}
