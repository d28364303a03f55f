// Original file: proto/goldpan/solver/v1/solver_service.proto


/**
 * Request of GetRun.
 */
export interface GetRunRequestInput {
  /**
   * Id of the run.
   */
  'runId'?: (string);
}

/**
 * Request of GetRun.
 */
export interface GetRunRequest {
  /**
   * Id of the run.
   */
  'runId': (string);
}
