// Original file: proto/goldpan/event/v1/run_events.proto

import type { FilterResultInput as _goldpan_event_v1_FilterResultInput, FilterResult as _goldpan_event_v1_FilterResult } from '../../../goldpan/event/v1/FilterResult.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A batch was judged on the public tests.
 */
export interface CandidatesFilteredInput {
  /**
   * Number of the batch.
   */
  'batchNumber'?: (number | string | Long);
  /**
   * One result a candidate.
   */
  'results'?: (_goldpan_event_v1_FilterResultInput)[];
}

/**
 * A batch was judged on the public tests.
 */
export interface CandidatesFiltered {
  /**
   * Number of the batch.
   */
  'batchNumber': (number);
  /**
   * One result a candidate.
   */
  'results': (_goldpan_event_v1_FilterResult)[];
}
