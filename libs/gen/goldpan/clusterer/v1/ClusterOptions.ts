// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto


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
}
