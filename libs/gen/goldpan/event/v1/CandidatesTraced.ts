// Original file: proto/goldpan/event/v1/run_events.proto

import type { TraceResultInput as _goldpan_event_v1_TraceResultInput, TraceResult as _goldpan_event_v1_TraceResult } from '../../../goldpan/event/v1/TraceResult.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A batch was traced on the generated inputs.
 */
export interface CandidatesTracedInput {
  /**
   * Number of the batch.
   */
  'batchNumber'?: (number | string | Long);
  /**
   * One result a candidate.
   */
  'results'?: (_goldpan_event_v1_TraceResultInput)[];
}

/**
 * A batch was traced on the generated inputs.
 */
export interface CandidatesTraced {
  /**
   * Number of the batch.
   */
  'batchNumber': (number);
  /**
   * One result a candidate.
   */
  'results': (_goldpan_event_v1_TraceResult)[];
}
