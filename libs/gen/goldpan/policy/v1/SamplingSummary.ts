// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { SamplingUsageInput as _goldpan_policy_v1_SamplingUsageInput, SamplingUsage as _goldpan_policy_v1_SamplingUsage } from '../../../goldpan/policy/v1/SamplingUsage.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * The end of a stream of samples.
 */
export interface SamplingSummaryInput {
  /**
   * Samples streamed by this call.
   */
  'sampleCount'?: (number | string | Long);
  /**
   * Samples without a program.
   */
  'unextractableCount'?: (number | string | Long);
  /**
   * Samples asked for that never came, because the endpoint failed for good.
   */
  'lostCount'?: (number | string | Long);
  /**
   * Spent by this call in all.
   */
  'usage'?: (_goldpan_policy_v1_SamplingUsageInput | null);
  /**
   * Why the stream ended: "complete", "pool_exhausted", "tokens_spent", "cost_spent" or "endpoint_failed".
   */
  'stopReason'?: (string);
  /**
   * The last failure, for a person, when `lost_count` is above 0.
   */
  'failure'?: (string);
}

/**
 * The end of a stream of samples.
 */
export interface SamplingSummary {
  /**
   * Samples streamed by this call.
   */
  'sampleCount': (number);
  /**
   * Samples without a program.
   */
  'unextractableCount': (number);
  /**
   * Samples asked for that never came, because the endpoint failed for good.
   */
  'lostCount': (number);
  /**
   * Spent by this call in all.
   */
  'usage': (_goldpan_policy_v1_SamplingUsage | null);
  /**
   * Why the stream ended: "complete", "pool_exhausted", "tokens_spent", "cost_spent" or "endpoint_failed".
   */
  'stopReason': (string);
  /**
   * The last failure, for a person, when `lost_count` is above 0.
   */
  'failure': (string);
}
