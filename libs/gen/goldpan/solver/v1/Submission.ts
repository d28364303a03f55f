// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from '../../../goldpan/common/v1/Candidate.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A candidate handed back.
 */
export interface SubmissionInput {
  /**
   * 1 is the first to submit.
   */
  'rank'?: (number);
  /**
   * The candidate.
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
   * Estimated probability of being correct.
   */
  'score'?: (number | string);
}

/**
 * A candidate handed back.
 */
export interface Submission {
  /**
   * 1 is the first to submit.
   */
  'rank': (number);
  /**
   * The candidate.
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
   * Estimated probability of being correct.
   */
  'score': (number);
}
