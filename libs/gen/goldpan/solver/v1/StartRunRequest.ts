// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { RunSpecInput as _goldpan_solver_v1_RunSpecInput, RunSpec as _goldpan_solver_v1_RunSpec } from '../../../goldpan/solver/v1/RunSpec.ts';

/**
 * Request of StartRun.
 */
export interface StartRunRequestInput {
  /**
   * Chosen by the caller, [A-Za-z0-9_-]{1,64}; empty means a new run each time.
   */
  'requestId'?: (string);
  /**
   * What to solve, and how.
   */
  'spec'?: (_goldpan_solver_v1_RunSpecInput | null);
}

/**
 * Request of StartRun.
 */
export interface StartRunRequest {
  /**
   * Chosen by the caller, [A-Za-z0-9_-]{1,64}; empty means a new run each time.
   */
  'requestId': (string);
  /**
   * What to solve, and how.
   */
  'spec': (_goldpan_solver_v1_RunSpec | null);
}
