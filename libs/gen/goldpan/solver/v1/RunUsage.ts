// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What sampling cost.
 */
export interface RunUsageInput {
  /**
   * Tokens in prompts and completions.
   */
  'tokenCount'?: (number | string | Long);
  /**
   * Money in millionths of a US dollar.
   */
  'costMicrousd'?: (number | string | Long);
  /**
   * Requests to endpoints.
   */
  'requestCount'?: (number | string | Long);
  /**
   * Requests that were tried again.
   */
  'retryCount'?: (number | string | Long);
}

/**
 * What sampling cost.
 */
export interface RunUsage {
  /**
   * Tokens in prompts and completions.
   */
  'tokenCount': (number);
  /**
   * Money in millionths of a US dollar.
   */
  'costMicrousd': (number);
  /**
   * Requests to endpoints.
   */
  'requestCount': (number);
  /**
   * Requests that were tried again.
   */
  'retryCount': (number);
}
