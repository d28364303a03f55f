// Original file: proto/goldpan/event/v1/run_events.proto

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from '../../../goldpan/common/v1/Candidate.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * One submission.
 */
export interface SelectedSubmissionInput {
  /**
   * The candidate, whole, so that a reader of the event needs no other.
   */
  'candidate'?: (_goldpan_common_v1_CandidateInput | null);
  /**
   * Its cluster.
   */
  'clusterId'?: (string);
  /**
   * Samples in its cluster.
   */
  'clusterSize'?: (number | string | Long);
  /**
   * Its score.
   */
  'score'?: (number | string);
}

/**
 * One submission.
 */
export interface SelectedSubmission {
  /**
   * The candidate, whole, so that a reader of the event needs no other.
   */
  'candidate': (_goldpan_common_v1_Candidate | null);
  /**
   * Its cluster.
   */
  'clusterId': (string);
  /**
   * Samples in its cluster.
   */
  'clusterSize': (number);
  /**
   * Its score.
   */
  'score': (number);
}
