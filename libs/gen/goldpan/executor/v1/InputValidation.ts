// Original file: proto/goldpan/executor/v1/executor_service.proto


/**
 * What the validators say of one input.
 */
export interface InputValidationInput {
  /**
   * Whether all of them accept it.
   */
  'isValid'?: (boolean);
  /**
   * The first that does not, and its words; empty when valid. At most 1 KiB.
   */
  'message'?: (string);
}

/**
 * What the validators say of one input.
 */
export interface InputValidation {
  /**
   * Whether all of them accept it.
   */
  'isValid': (boolean);
  /**
   * The first that does not, and its words; empty when valid. At most 1 KiB.
   */
  'message': (string);
}
