// Original file: proto/goldpan/scorer/v1/scorer_service.proto

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from '../../../goldpan/common/v1/Candidate.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A program with what is known of it; baselines without a model need no more.
 */
export interface ScoredProgramInput {
  /**
   * The candidate, with its sampling and multiplicity.
   */
  'candidate'?: (_goldpan_common_v1_CandidateInput | null);
  /**
   * Samples in its cluster.
   */
  'clusterSampleCount'?: (number | string | Long);
  /**
   * Samples in all clusters.
   */
  'totalSampleCount'?: (number | string | Long);
  /**
   * Generated inputs on which the program runs to its end.
   */
  'inputOkCount'?: (number);
  /**
   * Generated inputs in all.
   */
  'inputCount'?: (number);
}

/**
 * A program with what is known of it; baselines without a model need no more.
 */
export interface ScoredProgram {
  /**
   * The candidate, with its sampling and multiplicity.
   */
  'candidate': (_goldpan_common_v1_Candidate | null);
  /**
   * Samples in its cluster.
   */
  'clusterSampleCount': (number);
  /**
   * Samples in all clusters.
   */
  'totalSampleCount': (number);
  /**
   * Generated inputs on which the program runs to its end.
   */
  'inputOkCount': (number);
  /**
   * Generated inputs in all.
   */
  'inputCount': (number);
}
