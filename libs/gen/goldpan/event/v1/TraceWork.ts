// Original file: proto/goldpan/event/v1/work_items.proto

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from '../../../goldpan/common/v1/Candidate.ts';
import type { BlobReferenceInput as _goldpan_event_v1_BlobReferenceInput, BlobReference as _goldpan_event_v1_BlobReference } from '../../../goldpan/event/v1/BlobReference.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Work for an executor: run these candidates on the generated inputs.
 */
export interface TraceWorkInput {
  /**
   * The run.
   */
  'runId'?: (string);
  /**
   * Number of the batch within the run.
   */
  'batchNumber'?: (number | string | Long);
  /**
   * The candidates.
   */
  'candidates'?: (_goldpan_common_v1_CandidateInput)[];
  /**
   * Where the encoded TraceTask lies, the same for all batches of a run.
   */
  'task'?: (_goldpan_event_v1_BlobReferenceInput | null);
}

/**
 * Work for an executor: run these candidates on the generated inputs.
 */
export interface TraceWork {
  /**
   * The run.
   */
  'runId': (string);
  /**
   * Number of the batch within the run.
   */
  'batchNumber': (number);
  /**
   * The candidates.
   */
  'candidates': (_goldpan_common_v1_Candidate)[];
  /**
   * Where the encoded TraceTask lies, the same for all batches of a run.
   */
  'task': (_goldpan_event_v1_BlobReference | null);
}
