// Original file: proto/goldpan/event/v1/run_events.proto

import type { ClusterSummaryInput as _goldpan_event_v1_ClusterSummaryInput, ClusterSummary as _goldpan_event_v1_ClusterSummary } from '../../../goldpan/event/v1/ClusterSummary.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { BlobReferenceInput as _goldpan_event_v1_BlobReferenceInput, BlobReference as _goldpan_event_v1_BlobReference } from '../../../goldpan/event/v1/BlobReference.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Survivors were clustered. Membership follows from the traced behaviours and is not repeated here.
 */
export interface ProgramsClusteredInput {
  /**
   * The largest clusters, at most 100, largest first.
   */
  'clusters'?: (_goldpan_event_v1_ClusterSummaryInput)[];
  /**
   * Clusters in all.
   */
  'clusterCount'?: (number | string | Long);
  /**
   * CPU time of clustering.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Where the behaviours lie that count as one, as an encoded goldpan.clusterer.v1.BehaviourMerges; absent when there are
   * none. They come from running programs and checkers, which a run that goes on must not do again with another outcome.
   */
  'merges'?: (_goldpan_event_v1_BlobReferenceInput | null);
}

/**
 * Survivors were clustered. Membership follows from the traced behaviours and is not repeated here.
 */
export interface ProgramsClustered {
  /**
   * The largest clusters, at most 100, largest first.
   */
  'clusters': (_goldpan_event_v1_ClusterSummary)[];
  /**
   * Clusters in all.
   */
  'clusterCount': (number);
  /**
   * CPU time of clustering.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Where the behaviours lie that count as one, as an encoded goldpan.clusterer.v1.BehaviourMerges; absent when there are
   * none. They come from running programs and checkers, which a run that goes on must not do again with another outcome.
   */
  'merges': (_goldpan_event_v1_BlobReference | null);
}
