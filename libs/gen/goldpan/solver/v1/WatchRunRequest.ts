// Original file: proto/goldpan/solver/v1/solver_service.proto


/**
 * Request of WatchRun.
 */
export interface WatchRunRequestInput {
  /**
   * Id of the run.
   */
  'runId'?: (string);
}

/**
 * Request of WatchRun.
 */
export interface WatchRunRequest {
  /**
   * Id of the run.
   */
  'runId': (string);
}
