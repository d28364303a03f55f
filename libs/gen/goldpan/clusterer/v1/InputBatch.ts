// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto


/**
 * Several inputs.
 */
export interface InputBatchInput {
  /**
   * The inputs.
   */
  'inputs'?: (Buffer | Uint8Array | string)[];
}

/**
 * Several inputs.
 */
export interface InputBatch {
  /**
   * The inputs.
   */
  'inputs': (Buffer)[];
}
