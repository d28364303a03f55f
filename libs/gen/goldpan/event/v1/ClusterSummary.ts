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
   * Samples in it.
   */
  'sampleCount'?: (number | string | Long);
  /**
   * Its members.
   */
  'candidateIds'?: (string)[];
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
   * Samples in it.
   */
  'sampleCount': (number);
  /**
   * Its members.
   */
  'candidateIds': (string)[];
}
