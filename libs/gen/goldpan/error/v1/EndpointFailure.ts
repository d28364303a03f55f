// Original file: proto/goldpan/error/v1/error_details.proto


/**
 * Data of an ENDPOINT_FAILED error: a model endpoint that kept failing.
 */
export interface EndpointFailureInput {
  /**
   * Host and port of the endpoint; never its key, path or query.
   */
  'host'?: (string);
  /**
   * Last HTTP status; 0 when no answer came.
   */
  'httpStatus'?: (number);
  /**
   * How often the request was tried.
   */
  'attemptCount'?: (number);
}

/**
 * Data of an ENDPOINT_FAILED error: a model endpoint that kept failing.
 */
export interface EndpointFailure {
  /**
   * Host and port of the endpoint; never its key, path or query.
   */
  'host': (string);
  /**
   * Last HTTP status; 0 when no answer came.
   */
  'httpStatus': (number);
  /**
   * How often the request was tried.
   */
  'attemptCount': (number);
}
