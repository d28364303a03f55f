// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from '../../../goldpan/common/v1/Program.ts';
import type { TestInput as _goldpan_common_v1_TestInput, Test as _goldpan_common_v1_Test } from '../../../goldpan/common/v1/Test.ts';
import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from '../../../goldpan/common/v1/Limits.ts';

/**
 * Request of JudgeProgram.
 */
export interface JudgeProgramRequestInput {
  /**
   * The program.
   */
  'program'?: (_goldpan_common_v1_ProgramInput | null);
  /**
   * Tests, 1 to 1,000; 64 MiB in all.
   */
  'tests'?: (_goldpan_common_v1_TestInput)[];
  /**
   * How an output is judged; default: token by token, neither case nor white space counting.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Limits of each execution.
   */
  'limits'?: (_goldpan_common_v1_LimitsInput | null);
  /**
   * Whether to skip the tests after the first that fails.
   */
  'stopOnFirstFailure'?: (boolean);
  /**
   * Whether the verdict alone matters, as in a run's filter: a wrong program may then be found out by a cheaper compiler,
   * whose times the results give. The verdict is the same. Needs stop_on_first_failure.
   */
  'verdictOnly'?: (boolean);
}

/**
 * Request of JudgeProgram.
 */
export interface JudgeProgramRequest {
  /**
   * The program.
   */
  'program': (_goldpan_common_v1_Program | null);
  /**
   * Tests, 1 to 1,000; 64 MiB in all.
   */
  'tests': (_goldpan_common_v1_Test)[];
  /**
   * How an output is judged; default: token by token, neither case nor white space counting.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Limits of each execution.
   */
  'limits': (_goldpan_common_v1_Limits | null);
  /**
   * Whether to skip the tests after the first that fails.
   */
  'stopOnFirstFailure': (boolean);
  /**
   * Whether the verdict alone matters, as in a run's filter: a wrong program may then be found out by a cheaper compiler,
   * whose times the results give. The verdict is the same. Needs stop_on_first_failure.
   */
  'verdictOnly': (boolean);
}
