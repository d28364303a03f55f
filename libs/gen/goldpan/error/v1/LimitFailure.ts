// Original file: proto/goldpan/error/v1/error_details.proto


/**
 * Data of a LIMIT_OUT_OF_RANGE error.
 */
export interface LimitFailureInput {
  /**
   * Name of the limit, as in the request.
   */
  'limit'?: (string);
  /**
   * What was asked for or used.
   */
  'actual'?: (string);
  /**
   * The range or ceiling that is allowed.
   */
  'allowed'?: (string);
}

/**
 * Data of a LIMIT_OUT_OF_RANGE error.
 */
export interface LimitFailure {
  /**
   * Name of the limit, as in the request.
   */
  'limit': (string);
  /**
   * What was asked for or used.
   */
  'actual': (string);
  /**
   * The range or ceiling that is allowed.
   */
  'allowed': (string);
}
