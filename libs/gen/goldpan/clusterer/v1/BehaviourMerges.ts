// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { BehaviourMergeInput as _goldpan_clusterer_v1_BehaviourMergeInput, BehaviourMerge as _goldpan_clusterer_v1_BehaviourMerge } from '../../../goldpan/clusterer/v1/BehaviourMerge.ts';

/**
 * Several merges.
 */
export interface BehaviourMergesInput {
  /**
   * At most 1,000 a message.
   */
  'merges'?: (_goldpan_clusterer_v1_BehaviourMergeInput)[];
}

/**
 * Several merges.
 */
export interface BehaviourMerges {
  /**
   * At most 1,000 a message.
   */
  'merges': (_goldpan_clusterer_v1_BehaviourMerge)[];
}
