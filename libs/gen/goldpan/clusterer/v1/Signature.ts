// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from '../../../goldpan/common/v1/Program.ts';

/**
 * What one program does on the generated inputs.
 */
export interface SignatureInput {
  /**
   * The candidate's id.
   */
  'candidateId'?: (string);
  /**
   * How many samples had this program: its weight in the cluster's size.
   */
  'multiplicity'?: (number);
  /**
   * One behaviour an input, 16 bytes each, joined: the digest of the normalised output, or a
   * reserved value for a crash, a time-out or another failure (see the README of the clusterer).
   */
  'behaviours'?: (Buffer | Uint8Array | string);
  /**
   * The program; required with `equivalence`, else ignored.
   */
  'program'?: (_goldpan_common_v1_ProgramInput | null);
}

/**
 * What one program does on the generated inputs.
 */
export interface Signature {
  /**
   * The candidate's id.
   */
  'candidateId': (string);
  /**
   * How many samples had this program: its weight in the cluster's size.
   */
  'multiplicity': (number);
  /**
   * One behaviour an input, 16 bytes each, joined: the digest of the normalised output, or a
   * reserved value for a crash, a time-out or another failure (see the README of the clusterer).
   */
  'behaviours': (Buffer);
  /**
   * The program; required with `equivalence`, else ignored.
   */
  'program': (_goldpan_common_v1_Program | null);
}
