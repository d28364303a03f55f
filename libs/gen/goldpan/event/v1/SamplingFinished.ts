// Original file: proto/goldpan/event/v1/run_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * No more samples will come.
 */
export interface SamplingFinishedInput {
  /**
   * Batches in all.
   */
  'batchCount'?: (number | string | Long);
  /**
   * Why, as in goldpan.policy.v1.SamplingSummary.
   */
  'stopReason'?: (string);
  /**
   * Samples that never came.
   */
  'lostCount'?: (number | string | Long);
  /**
   * For a person: the last failure of the endpoint, if any.
   */
  'failure'?: (string);
}

/**
 * No more samples will come.
 */
export interface SamplingFinished {
  /**
   * Batches in all.
   */
  'batchCount': (number);
  /**
   * Why, as in goldpan.policy.v1.SamplingSummary.
   */
  'stopReason': (string);
  /**
   * Samples that never came.
   */
  'lostCount': (number);
  /**
   * For a person: the last failure of the endpoint, if any.
   */
  'failure': (string);
}
