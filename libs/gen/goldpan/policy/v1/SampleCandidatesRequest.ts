// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from '../../../goldpan/common/v1/Problem.ts';
import type { LanguageInput as _goldpan_common_v1_LanguageInput, Language as _goldpan_common_v1_Language } from '../../../goldpan/common/v1/Language.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Request of SampleCandidates.
 */
export interface SampleCandidatesRequestInput {
  /**
   * The problem: statement, examples, limits.
   */
  'problem'?: (_goldpan_common_v1_ProblemInput | null);
  /**
   * How many samples to draw, 1 to 10,000,000.
   */
  'sampleCount'?: (number | string | Long);
  /**
   * Index of the first sample; a run that goes on after a crash asks from where it stood. Default 0.
   */
  'firstSampleIndex'?: (number | string | Long);
  /**
   * Seed of all random draws.
   */
  'seed'?: (number | string | Long);
  /**
   * Languages to ask for, in turn; default C++20 alone, as AlphaCode 2 samples only C++.
   */
  'languages'?: (_goldpan_common_v1_LanguageInput)[];
  /**
   * Names of the policies to use; empty means the whole family.
   */
  'policies'?: (string)[];
  /**
   * Tokens (prompt and completion) that may be spent; 0 means no limit.
   */
  'tokensMax'?: (number | string | Long);
  /**
   * Money that may be spent, in millionths of a US dollar; 0 means no limit.
   */
  'costMicrousdMax'?: (number | string | Long);
  /**
   * Largest number of samples in one streamed batch, 1 to 256; default 64.
   */
  'batchSize'?: (number);
}

/**
 * Request of SampleCandidates.
 */
export interface SampleCandidatesRequest {
  /**
   * The problem: statement, examples, limits.
   */
  'problem': (_goldpan_common_v1_Problem | null);
  /**
   * How many samples to draw, 1 to 10,000,000.
   */
  'sampleCount': (number);
  /**
   * Index of the first sample; a run that goes on after a crash asks from where it stood. Default 0.
   */
  'firstSampleIndex': (number);
  /**
   * Seed of all random draws.
   */
  'seed': (number);
  /**
   * Languages to ask for, in turn; default C++20 alone, as AlphaCode 2 samples only C++.
   */
  'languages': (_goldpan_common_v1_Language)[];
  /**
   * Names of the policies to use; empty means the whole family.
   */
  'policies': (string)[];
  /**
   * Tokens (prompt and completion) that may be spent; 0 means no limit.
   */
  'tokensMax': (number);
  /**
   * Money that may be spent, in millionths of a US dollar; 0 means no limit.
   */
  'costMicrousdMax': (number);
  /**
   * Largest number of samples in one streamed batch, 1 to 256; default 64.
   */
  'batchSize': (number);
}
