// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { RunInput as _goldpan_solver_v1_RunInput, Run as _goldpan_solver_v1_Run } from '../../../goldpan/solver/v1/Run.ts';

/**
 * One state of a watched run.
 */
export interface WatchRunResponseInput {
  /**
   * The run as it stands.
   */
  'run'?: (_goldpan_solver_v1_RunInput | null);
}

/**
 * One state of a watched run.
 */
export interface WatchRunResponse {
  /**
   * The run as it stands.
   */
  'run': (_goldpan_solver_v1_Run | null);
}
