// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Counts from samples to submissions.
 */
export interface FunnelInput {
  /**
   * Samples that came from the policies.
   */
  'sampledCount'?: (number | string | Long);
  /**
   * Samples in which no program was found.
   */
  'unextractableCount'?: (number | string | Long);
  /**
   * Distinct programs.
   */
  'uniqueCount'?: (number | string | Long);
  /**
   * Distinct programs judged on the public tests so far.
   */
  'filteredCount'?: (number | string | Long);
  /**
   * Distinct programs that compiled.
   */
  'compiledCount'?: (number | string | Long);
  /**
   * Distinct programs that passed the public tests.
   */
  'passedCount'?: (number | string | Long);
  /**
   * Generated inputs.
   */
  'inputCount'?: (number | string | Long);
  /**
   * Programs traced on the generated inputs so far.
   */
  'tracedCount'?: (number | string | Long);
  /**
   * Clusters.
   */
  'clusterCount'?: (number | string | Long);
  /**
   * Submissions.
   */
  'submissionCount'?: (number | string | Long);
  /**
   * Programs without a verdict because the executor failed after all retries.
   */
  'infrastructureErrorCount'?: (number | string | Long);
  /**
   * Samples asked for that never came.
   */
  'lostCount'?: (number | string | Long);
}

/**
 * Counts from samples to submissions.
 */
export interface Funnel {
  /**
   * Samples that came from the policies.
   */
  'sampledCount': (number);
  /**
   * Samples in which no program was found.
   */
  'unextractableCount': (number);
  /**
   * Distinct programs.
   */
  'uniqueCount': (number);
  /**
   * Distinct programs judged on the public tests so far.
   */
  'filteredCount': (number);
  /**
   * Distinct programs that compiled.
   */
  'compiledCount': (number);
  /**
   * Distinct programs that passed the public tests.
   */
  'passedCount': (number);
  /**
   * Generated inputs.
   */
  'inputCount': (number);
  /**
   * Programs traced on the generated inputs so far.
   */
  'tracedCount': (number);
  /**
   * Clusters.
   */
  'clusterCount': (number);
  /**
   * Submissions.
   */
  'submissionCount': (number);
  /**
   * Programs without a verdict because the executor failed after all retries.
   */
  'infrastructureErrorCount': (number);
  /**
   * Samples asked for that never came.
   */
  'lostCount': (number);
}
