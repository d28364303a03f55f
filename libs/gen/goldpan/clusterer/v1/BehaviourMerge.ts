// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto


/**
 * A behaviour that counts as another, since the checker takes their outputs for each other.
 */
export interface BehaviourMergeInput {
  /**
   * Index of the input.
   */
  'inputIndex'?: (number);
  /**
   * The behaviour, 16 bytes.
   */
  'behaviour'?: (Buffer | Uint8Array | string);
  /**
   * What it counts as, 16 bytes; never itself merged into a third.
   */
  'mergedInto'?: (Buffer | Uint8Array | string);
}

/**
 * A behaviour that counts as another, since the checker takes their outputs for each other.
 */
export interface BehaviourMerge {
  /**
   * Index of the input.
   */
  'inputIndex': (number);
  /**
   * The behaviour, 16 bytes.
   */
  'behaviour': (Buffer);
  /**
   * What it counts as, 16 bytes; never itself merged into a third.
   */
  'mergedInto': (Buffer);
}
