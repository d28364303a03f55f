// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { EquivalenceInput as _goldpan_clusterer_v1_EquivalenceInput, Equivalence as _goldpan_clusterer_v1_Equivalence } from '../../../goldpan/clusterer/v1/Equivalence.ts';

/**
 * Options of one call.
 */
export interface ClusterOptionsInput {
  /**
   * Length of every signature: the number of generated inputs. 0 puts every program in one cluster.
   */
  'inputCount'?: (number);
  /**
   * Largest share of programs that may fail on an input before it is dropped, 0 to 1; default 0.5.
   */
  'crashShareMax'?: (number | string);
  /**
   * Present when different outputs may be equally right.
   */
  'equivalence'?: (_goldpan_clusterer_v1_EquivalenceInput | null);
}

/**
 * Options of one call.
 */
export interface ClusterOptions {
  /**
   * Length of every signature: the number of generated inputs. 0 puts every program in one cluster.
   */
  'inputCount': (number);
  /**
   * Largest share of programs that may fail on an input before it is dropped, 0 to 1; default 0.5.
   */
  'crashShareMax': (number);
  /**
   * Present when different outputs may be equally right.
   */
  'equivalence': (_goldpan_clusterer_v1_Equivalence | null);
}
