// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { ClusterInput as _goldpan_clusterer_v1_ClusterInput, Cluster as _goldpan_clusterer_v1_Cluster } from '../../../goldpan/clusterer/v1/Cluster.ts';
import type { ClusteringSummaryInput as _goldpan_clusterer_v1_ClusteringSummaryInput, ClusteringSummary as _goldpan_clusterer_v1_ClusteringSummary } from '../../../goldpan/clusterer/v1/ClusteringSummary.ts';
import type { BehaviourMergesInput as _goldpan_clusterer_v1_BehaviourMergesInput, BehaviourMerges as _goldpan_clusterer_v1_BehaviourMerges } from '../../../goldpan/clusterer/v1/BehaviourMerges.ts';

/**
 * Merges, then clusters, then the summary that ends the stream.
 */
export interface ClusterProgramsResponseInput {
  /**
   * The next smaller cluster, or more members of the one before.
   */
  'cluster'?: (_goldpan_clusterer_v1_ClusterInput | null);
  /**
   * The last message of the stream.
   */
  'summary'?: (_goldpan_clusterer_v1_ClusteringSummaryInput | null);
  /**
   * Behaviours that count as one, before the first cluster.
   */
  'merges'?: (_goldpan_clusterer_v1_BehaviourMergesInput | null);
  /**
   * What this message holds.
   */
  'kind'?: "cluster"|"summary"|"merges";
}

/**
 * Merges, then clusters, then the summary that ends the stream.
 */
export interface ClusterProgramsResponse {
  /**
   * The next smaller cluster, or more members of the one before.
   */
  'cluster'?: (_goldpan_clusterer_v1_Cluster | null);
  /**
   * The last message of the stream.
   */
  'summary'?: (_goldpan_clusterer_v1_ClusteringSummary | null);
  /**
   * Behaviours that count as one, before the first cluster.
   */
  'merges'?: (_goldpan_clusterer_v1_BehaviourMerges | null);
  /**
   * What this message holds.
   */
  'kind'?: "cluster"|"summary"|"merges";
}
