// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { RunInput as _goldpan_solver_v1_RunInput, Run as _goldpan_solver_v1_Run } from '../../../goldpan/solver/v1/Run.ts';

/**
 * Answer of StartRun.
 */
export interface StartRunResponseInput {
  /**
   * The run.
   */
  'run'?: (_goldpan_solver_v1_RunInput | null);
}

/**
 * Answer of StartRun.
 */
export interface StartRunResponse {
  /**
   * The run.
   */
  'run': (_goldpan_solver_v1_Run | null);
}
