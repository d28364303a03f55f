// Original file: proto/goldpan/event/v1/run_events.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Survivors were put to the executors to be traced.
 */
export interface TraceRequestedInput {
  /**
   * Batches in all.
   */
  'batchCount'?: (number | string | Long);
}

/**
 * Survivors were put to the executors to be traced.
 */
export interface TraceRequested {
  /**
   * Batches in all.
   */
  'batchCount': (number);
}
