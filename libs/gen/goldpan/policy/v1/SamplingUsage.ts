// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What sampling cost.
 */
export interface SamplingUsageInput {
  /**
   * Tokens in prompts.
   */
  'promptTokenCount'?: (number | string | Long);
  /**
   * Tokens in completions.
   */
  'completionTokenCount'?: (number | string | Long);
  /**
   * Money in millionths of a US dollar, from the configured prices; 0 when no price is known.
   */
  'costMicrousd'?: (number | string | Long);
  /**
   * Requests to endpoints, retries included.
   */
  'requestCount'?: (number | string | Long);
  /**
   * Requests that failed and were tried again.
   */
  'retryCount'?: (number | string | Long);
}

/**
 * What sampling cost.
 */
export interface SamplingUsage {
  /**
   * Tokens in prompts.
   */
  'promptTokenCount': (number);
  /**
   * Tokens in completions.
   */
  'completionTokenCount': (number);
  /**
   * Money in millionths of a US dollar, from the configured prices; 0 when no price is known.
   */
  'costMicrousd': (number);
  /**
   * Requests to endpoints, retries included.
   */
  'requestCount': (number);
  /**
   * Requests that failed and were tried again.
   */
  'retryCount': (number);
}
