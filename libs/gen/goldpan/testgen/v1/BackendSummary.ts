// Original file: proto/goldpan/testgen/v1/test_generator_service.proto


/**
 * How one backend did.
 */
export interface BackendSummaryInput {
  /**
   * Its name.
   */
  'backend'?: (string);
  /**
   * Inputs that were streamed.
   */
  'inputCount'?: (number);
  /**
   * Inputs that were refused as invalid, too large or already seen.
   */
  'refusedCount'?: (number);
  /**
   * Why it gave fewer than asked for; empty when it did not.
   */
  'failure'?: (string);
  /**
   * Of those, inputs that a validator of the problem refused.
   */
  'invalidCount'?: (number);
}

/**
 * How one backend did.
 */
export interface BackendSummary {
  /**
   * Its name.
   */
  'backend': (string);
  /**
   * Inputs that were streamed.
   */
  'inputCount': (number);
  /**
   * Inputs that were refused as invalid, too large or already seen.
   */
  'refusedCount': (number);
  /**
   * Why it gave fewer than asked for; empty when it did not.
   */
  'failure': (string);
  /**
   * Of those, inputs that a validator of the problem refused.
   */
  'invalidCount': (number);
}
