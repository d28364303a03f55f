// Original file: proto/goldpan/common/v1/problem.proto

import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from '../../../goldpan/common/v1/Limits.ts';
import type { TestInput as _goldpan_common_v1_TestInput, Test as _goldpan_common_v1_Test } from '../../../goldpan/common/v1/Test.ts';
import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { InputValidatorInput as _goldpan_common_v1_InputValidatorInput, InputValidator as _goldpan_common_v1_InputValidator } from '../../../goldpan/common/v1/InputValidator.ts';

/**
 * A problem as the solver may see it: hidden tests are no part of it.
 */
export interface ProblemInput {
  /**
   * Short id, [A-Za-z0-9][A-Za-z0-9._-]{0,127}; the package's folder name by habit.
   */
  'problemId'?: (string);
  /**
   * Title for people.
   */
  'title'?: (string);
  /**
   * Statement in Markdown or LaTeX, with its input and output sections. At most 256 KiB.
   */
  'statement'?: (string);
  /**
   * Limits for a candidate.
   */
  'limits'?: (_goldpan_common_v1_LimitsInput | null);
  /**
   * Public tests, the examples of the statement. At least one.
   */
  'publicTests'?: (_goldpan_common_v1_TestInput)[];
  /**
   * How an output is judged. Default: token by token, neither case nor white space counting.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Difficulty on the Codeforces scale, when known; 0 when not.
   */
  'rating'?: (number);
  /**
   * Topic tags, when known.
   */
  'tags'?: (string)[];
  /**
   * Programs that say whether an input is valid; every one must accept it. Used for generated inputs.
   */
  'inputValidators'?: (_goldpan_common_v1_InputValidatorInput)[];
}

/**
 * A problem as the solver may see it: hidden tests are no part of it.
 */
export interface Problem {
  /**
   * Short id, [A-Za-z0-9][A-Za-z0-9._-]{0,127}; the package's folder name by habit.
   */
  'problemId': (string);
  /**
   * Title for people.
   */
  'title': (string);
  /**
   * Statement in Markdown or LaTeX, with its input and output sections. At most 256 KiB.
   */
  'statement': (string);
  /**
   * Limits for a candidate.
   */
  'limits': (_goldpan_common_v1_Limits | null);
  /**
   * Public tests, the examples of the statement. At least one.
   */
  'publicTests': (_goldpan_common_v1_Test)[];
  /**
   * How an output is judged. Default: token by token, neither case nor white space counting.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Difficulty on the Codeforces scale, when known; 0 when not.
   */
  'rating': (number);
  /**
   * Topic tags, when known.
   */
  'tags': (string)[];
  /**
   * Programs that say whether an input is valid; every one must accept it. Used for generated inputs.
   */
  'inputValidators': (_goldpan_common_v1_InputValidator)[];
}
