// Original file: proto/goldpan/solver/v1/solver_service.proto


/**
 * Request of CancelRun.
 */
export interface CancelRunRequestInput {
  /**
   * Id of the run.
   */
  'runId'?: (string);
}

/**
 * Request of CancelRun.
 */
export interface CancelRunRequest {
  /**
   * Id of the run.
   */
  'runId': (string);
}
