// Original file: proto/goldpan/common/v1/program.proto

import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from '../../../goldpan/common/v1/Program.ts';
import type { SamplingInput as _goldpan_common_v1_SamplingInput, Sampling as _goldpan_common_v1_Sampling } from '../../../goldpan/common/v1/Sampling.ts';

/**
 * A program that was sampled, with all that is known of how.
 */
export interface CandidateInput {
  /**
   * Identity: lower-case hex SHA-256 of language and normalised source. Equal programs have equal ids.
   */
  'candidateId'?: (string);
  /**
   * The program itself.
   */
  'program'?: (_goldpan_common_v1_ProgramInput | null);
  /**
   * How it was sampled.
   */
  'sampling'?: (_goldpan_common_v1_SamplingInput | null);
  /**
   * How many samples of the run had this identity, this one included. At least 1.
   */
  'multiplicity'?: (number);
}

/**
 * A program that was sampled, with all that is known of how.
 */
export interface Candidate {
  /**
   * Identity: lower-case hex SHA-256 of language and normalised source. Equal programs have equal ids.
   */
  'candidateId': (string);
  /**
   * The program itself.
   */
  'program': (_goldpan_common_v1_Program | null);
  /**
   * How it was sampled.
   */
  'sampling': (_goldpan_common_v1_Sampling | null);
  /**
   * How many samples of the run had this identity, this one included. At least 1.
   */
  'multiplicity': (number);
}
