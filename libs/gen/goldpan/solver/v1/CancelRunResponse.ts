// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { RunInput as _goldpan_solver_v1_RunInput, Run as _goldpan_solver_v1_Run } from '../../../goldpan/solver/v1/Run.ts';

/**
 * Answer of CancelRun.
 */
export interface CancelRunResponseInput {
  /**
   * The run; its state may still be on the way to CANCELLED.
   */
  'run'?: (_goldpan_solver_v1_RunInput | null);
}

/**
 * Answer of CancelRun.
 */
export interface CancelRunResponse {
  /**
   * The run; its state may still be on the way to CANCELLED.
   */
  'run': (_goldpan_solver_v1_Run | null);
}
