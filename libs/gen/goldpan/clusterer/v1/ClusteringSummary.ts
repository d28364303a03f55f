// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * The end of the stream of clusters.
 */
export interface ClusteringSummaryInput {
  /**
   * Clusters streamed.
   */
  'clusterCount'?: (number);
  /**
   * Programs received.
   */
  'programCount'?: (number | string | Long);
  /**
   * Inputs that were dropped because too many programs fail on them, by index.
   */
  'droppedInputIndexes'?: (number)[];
  /**
   * CPU time of the clustering itself.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Runs of the checker for `equivalence`.
   */
  'checkCount'?: (number);
  /**
   * Behaviours that were left as they are: `check_count_max` was reached, or their program did otherwise when it was run
   * again, or wrote more than 8 MiB.
   */
  'uncheckedBehaviourCount'?: (number);
}

/**
 * The end of the stream of clusters.
 */
export interface ClusteringSummary {
  /**
   * Clusters streamed.
   */
  'clusterCount': (number);
  /**
   * Programs received.
   */
  'programCount': (number);
  /**
   * Inputs that were dropped because too many programs fail on them, by index.
   */
  'droppedInputIndexes': (number)[];
  /**
   * CPU time of the clustering itself.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Runs of the checker for `equivalence`.
   */
  'checkCount': (number);
  /**
   * Behaviours that were left as they are: `check_count_max` was reached, or their program did otherwise when it was run
   * again, or wrote more than 8 MiB.
   */
  'uncheckedBehaviourCount': (number);
}
