// Original file: proto/goldpan/event/v1/run_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One cluster.
 */
export interface ClusterSummaryInput {
  /**
   * Its id.
   */
  'clusterId'?: (string);
  /**
   * Samples in it, multiplicities added.
   */
  'sampleCount'?: (number | string | Long);
  /**
   * Distinct programs in it.
   */
  'programCount'?: (number | string | Long);
}

/**
 * One cluster.
 */
export interface ClusterSummary {
  /**
   * Its id.
   */
  'clusterId': (string);
  /**
   * Samples in it, multiplicities added.
   */
  'sampleCount': (number);
  /**
   * Distinct programs in it.
   */
  'programCount': (number);
}
