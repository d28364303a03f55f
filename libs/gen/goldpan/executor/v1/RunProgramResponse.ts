// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { CompilationInput as _goldpan_common_v1_CompilationInput, Compilation as _goldpan_common_v1_Compilation } from '../../../goldpan/common/v1/Compilation.ts';
import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';
import type { RunResultInput as _goldpan_executor_v1_RunResultInput, RunResult as _goldpan_executor_v1_RunResult } from '../../../goldpan/executor/v1/RunResult.ts';

/**
 * What a program did on each input.
 */
export interface RunProgramResponseInput {
  /**
   * How it compiled.
   */
  'compilation'?: (_goldpan_common_v1_CompilationInput | null);
  /**
   * COMPILE_ERROR or COMPILE_LIMIT_EXCEEDED when it did not; else the first verdict that is not OK, or OK.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * One result an input, in order; none when it did not compile.
   */
  'results'?: (_goldpan_executor_v1_RunResultInput)[];
  /**
   * The sandbox tier behind every result, such as "landlock+seccomp".
   */
  'tier'?: (string);
}

/**
 * What a program did on each input.
 */
export interface RunProgramResponse {
  /**
   * How it compiled.
   */
  'compilation': (_goldpan_common_v1_Compilation | null);
  /**
   * COMPILE_ERROR or COMPILE_LIMIT_EXCEEDED when it did not; else the first verdict that is not OK, or OK.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * One result an input, in order; none when it did not compile.
   */
  'results': (_goldpan_executor_v1_RunResult)[];
  /**
   * The sandbox tier behind every result, such as "landlock+seccomp".
   */
  'tier': (string);
}
