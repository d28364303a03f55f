// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { SamplingInput as _goldpan_common_v1_SamplingInput, Sampling as _goldpan_common_v1_Sampling } from '../../../goldpan/common/v1/Sampling.ts';
import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from '../../../goldpan/common/v1/Program.ts';
import type { UnextractableInput as _goldpan_policy_v1_UnextractableInput, Unextractable as _goldpan_policy_v1_Unextractable } from '../../../goldpan/policy/v1/Unextractable.ts';

/**
 * One sample: a program, or the reason why there is none.
 */
export interface SampleInput {
  /**
   * How it was sampled.
   */
  'sampling'?: (_goldpan_common_v1_SamplingInput | null);
  /**
   * The program found in the reply.
   */
  'program'?: (_goldpan_common_v1_ProgramInput | null);
  /**
   * No program could be found in the reply.
   */
  'unextractable'?: (_goldpan_policy_v1_UnextractableInput | null);
  /**
   * What came of it.
   */
  'outcome'?: "program"|"unextractable";
}

/**
 * One sample: a program, or the reason why there is none.
 */
export interface Sample {
  /**
   * How it was sampled.
   */
  'sampling': (_goldpan_common_v1_Sampling | null);
  /**
   * The program found in the reply.
   */
  'program'?: (_goldpan_common_v1_Program | null);
  /**
   * No program could be found in the reply.
   */
  'unextractable'?: (_goldpan_policy_v1_Unextractable | null);
  /**
   * What came of it.
   */
  'outcome'?: "program"|"unextractable";
}
