// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from '../../../goldpan/common/v1/Checker.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from '../../../goldpan/common/v1/Limits.ts';

/**
 * How outputs are compared where bytes do not decide: two are equivalent when the checker accepts each with the
 * other as the answer.
 */
export interface EquivalenceInput {
  /**
   * The problem's checker.
   */
  'checker'?: (_goldpan_common_v1_CheckerInput | null);
  /**
   * Limits under which programs are run again for their outputs.
   */
  'limits'?: (_goldpan_common_v1_LimitsInput | null);
  /**
   * Most runs of the checker; default 20,000. Outputs of the most samples are compared first; what is left stays as it is.
   */
  'checkCountMax'?: (number);
}

/**
 * How outputs are compared where bytes do not decide: two are equivalent when the checker accepts each with the
 * other as the answer.
 */
export interface Equivalence {
  /**
   * The problem's checker.
   */
  'checker': (_goldpan_common_v1_Checker | null);
  /**
   * Limits under which programs are run again for their outputs.
   */
  'limits': (_goldpan_common_v1_Limits | null);
  /**
   * Most runs of the checker; default 20,000. Outputs of the most samples are compared first; what is left stays as it is.
   */
  'checkCountMax': (number);
}
