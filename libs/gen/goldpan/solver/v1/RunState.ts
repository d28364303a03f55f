// Original file: proto/goldpan/solver/v1/solver_service.proto

/**
 * Where a run stands.
 */
export const RunState = {
  /**
   * Not known.
   */
  RUN_STATE_UNSPECIFIED: 'RUN_STATE_UNSPECIFIED',
  /**
   * Sampling candidates and filtering them on the public tests.
   */
  RUN_STATE_FILTERING: 'RUN_STATE_FILTERING',
  /**
   * Generating inputs and tracing the survivors on them.
   */
  RUN_STATE_TRACING: 'RUN_STATE_TRACING',
  /**
   * Clustering, scoring and selecting.
   */
  RUN_STATE_SELECTING: 'RUN_STATE_SELECTING',
  /**
   * Ended with its answer; the answer may be no submission at all.
   */
  RUN_STATE_SUCCEEDED: 'RUN_STATE_SUCCEEDED',
  /**
   * Ended by a fault or a limit: see `failure`.
   */
  RUN_STATE_FAILED: 'RUN_STATE_FAILED',
  /**
   * Ended by CancelRun.
   */
  RUN_STATE_CANCELLED: 'RUN_STATE_CANCELLED',
} as const;

/**
 * Where a run stands.
 */
export type RunStateInput =
  /**
   * Not known.
   */
  | 'RUN_STATE_UNSPECIFIED'
  | 0
  /**
   * Sampling candidates and filtering them on the public tests.
   */
  | 'RUN_STATE_FILTERING'
  | 1
  /**
   * Generating inputs and tracing the survivors on them.
   */
  | 'RUN_STATE_TRACING'
  | 2
  /**
   * Clustering, scoring and selecting.
   */
  | 'RUN_STATE_SELECTING'
  | 3
  /**
   * Ended with its answer; the answer may be no submission at all.
   */
  | 'RUN_STATE_SUCCEEDED'
  | 4
  /**
   * Ended by a fault or a limit: see `failure`.
   */
  | 'RUN_STATE_FAILED'
  | 5
  /**
   * Ended by CancelRun.
   */
  | 'RUN_STATE_CANCELLED'
  | 6

/**
 * Where a run stands.
 */
export type RunState = typeof RunState[keyof typeof RunState]
