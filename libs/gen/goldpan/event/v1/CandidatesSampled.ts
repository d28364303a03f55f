// Original file: proto/goldpan/event/v1/run_events.proto

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from '../../../goldpan/common/v1/Candidate.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Candidates came from the policy. Published before the work item of the same number.
 */
export interface CandidatesSampledInput {
  /**
   * Number of the batch within the run, from 0.
   */
  'batchNumber'?: (number | string | Long);
  /**
   * The distinct programs not seen before in the run.
   */
  'candidates'?: (_goldpan_common_v1_CandidateInput)[];
  /**
   * Samples this batch stands for: new, repeated and without a program.
   */
  'sampledCount'?: (number | string | Long);
  /**
   * Samples without a program.
   */
  'unextractableCount'?: (number | string | Long);
  /**
   * Ids of programs seen before, once for each repeated sample.
   */
  'repeatedCandidateIds'?: (string)[];
  /**
   * Indexes below this have all been sampled: where a run goes on after a crash.
   */
  'nextSampleIndex'?: (number | string | Long);
  /**
   * Tokens spent for this batch.
   */
  'tokenCount'?: (number | string | Long);
  /**
   * Money spent for this batch, in millionths of a US dollar.
   */
  'costMicrousd'?: (number | string | Long);
  /**
   * Requests to endpoints for this batch.
   */
  'requestCount'?: (number | string | Long);
  /**
   * Requests that were tried again.
   */
  'retryCount'?: (number | string | Long);
}

/**
 * Candidates came from the policy. Published before the work item of the same number.
 */
export interface CandidatesSampled {
  /**
   * Number of the batch within the run, from 0.
   */
  'batchNumber': (number);
  /**
   * The distinct programs not seen before in the run.
   */
  'candidates': (_goldpan_common_v1_Candidate)[];
  /**
   * Samples this batch stands for: new, repeated and without a program.
   */
  'sampledCount': (number);
  /**
   * Samples without a program.
   */
  'unextractableCount': (number);
  /**
   * Ids of programs seen before, once for each repeated sample.
   */
  'repeatedCandidateIds': (string)[];
  /**
   * Indexes below this have all been sampled: where a run goes on after a crash.
   */
  'nextSampleIndex': (number);
  /**
   * Tokens spent for this batch.
   */
  'tokenCount': (number);
  /**
   * Money spent for this batch, in millionths of a US dollar.
   */
  'costMicrousd': (number);
  /**
   * Requests to endpoints for this batch.
   */
  'requestCount': (number);
  /**
   * Requests that were tried again.
   */
  'retryCount': (number);
}
