// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { RunInput as _goldpan_solver_v1_RunInput, Run as _goldpan_solver_v1_Run } from '../../../goldpan/solver/v1/Run.ts';

/**
 * A page of runs.
 */
export interface ListRunsResponseInput {
  /**
   * Runs without their submissions' sources, newest first.
   */
  'runs'?: (_goldpan_solver_v1_RunInput)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * A page of runs.
 */
export interface ListRunsResponse {
  /**
   * Runs without their submissions' sources, newest first.
   */
  'runs': (_goldpan_solver_v1_Run)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
