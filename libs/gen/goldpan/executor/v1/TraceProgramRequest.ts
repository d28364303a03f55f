// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from '../../../goldpan/common/v1/Program.ts';
import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from '../../../goldpan/common/v1/Limits.ts';

/**
 * Request of TraceProgram.
 */
export interface TraceProgramRequestInput {
  /**
   * The program.
   */
  'program'?: (_goldpan_common_v1_ProgramInput | null);
  /**
   * Standard inputs, 1 to 1,000; 64 MiB in all.
   */
  'inputs'?: (Buffer | Uint8Array | string)[];
  /**
   * How outputs are compared, which says how they are normalised before they are digested.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Limits of each execution.
   */
  'limits'?: (_goldpan_common_v1_LimitsInput | null);
}

/**
 * Request of TraceProgram.
 */
export interface TraceProgramRequest {
  /**
   * The program.
   */
  'program': (_goldpan_common_v1_Program | null);
  /**
   * Standard inputs, 1 to 1,000; 64 MiB in all.
   */
  'inputs': (Buffer)[];
  /**
   * How outputs are compared, which says how they are normalised before they are digested.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Limits of each execution.
   */
  'limits': (_goldpan_common_v1_Limits | null);
}
