// Original file: proto/goldpan/testgen/v1/test_generator_service.proto


/**
 * One generated input.
 */
export interface GeneratedInputInput {
  /**
   * Standard input for a candidate.
   */
  'input'?: (Buffer | Uint8Array | string);
  /**
   * The backend it came from.
   */
  'backend'?: (string);
  /**
   * How it was made, for a person: "mutation: third integer of line 2 from 5 to 4".
   */
  'origin'?: (string);
}

/**
 * One generated input.
 */
export interface GeneratedInput {
  /**
   * Standard input for a candidate.
   */
  'input': (Buffer);
  /**
   * The backend it came from.
   */
  'backend': (string);
  /**
   * How it was made, for a person: "mutation: third integer of line 2 from 5 to 4".
   */
  'origin': (string);
}
