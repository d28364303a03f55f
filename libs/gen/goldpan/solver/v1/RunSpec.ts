// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from '../../../goldpan/common/v1/Problem.ts';
import type { LanguageInput as _goldpan_common_v1_LanguageInput, Language as _goldpan_common_v1_Language } from '../../../goldpan/common/v1/Language.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * What to solve, and how.
 */
export interface RunSpecInput {
  /**
   * The problem.
   */
  'problem'?: (_goldpan_common_v1_ProblemInput | null);
  /**
   * Samples to draw, 1 to 10,000,000; default 1,000.
   */
  'sampleCount'?: (number | string | Long);
  /**
   * Submissions to hand back, 1 to 10; default 10.
   */
  'submissionCountMax'?: (number);
  /**
   * Generated inputs for clustering, 0 to 1,000. AlphaCode used 50; 0 leaves all survivors in one cluster.
   */
  'inputCount'?: (number);
  /**
   * Selection strategy: "alphacode2" (default), "alphacode", "mean-score", "random".
   */
  'strategy'?: (string);
  /**
   * Seed of all random draws. The same seed over a recorded pool gives the same submissions.
   */
  'seed'?: (number | string | Long);
  /**
   * Policies to use; empty means the whole family.
   */
  'policies'?: (string)[];
  /**
   * Languages to sample; default C++20.
   */
  'languages'?: (_goldpan_common_v1_LanguageInput)[];
  /**
   * Tokens that sampling may spend; 0 means no limit.
   */
  'tokensMax'?: (number | string | Long);
  /**
   * Money that sampling may spend, in millionths of a US dollar; 0 means no limit.
   */
  'costMicrousdMax'?: (number | string | Long);
  /**
   * Time on the clock after which the run fails; 0 means no limit.
   */
  'wallTimeMax'?: (_google_protobuf_DurationInput | null);
}

/**
 * What to solve, and how.
 */
export interface RunSpec {
  /**
   * The problem.
   */
  'problem': (_goldpan_common_v1_Problem | null);
  /**
   * Samples to draw, 1 to 10,000,000; default 1,000.
   */
  'sampleCount': (number);
  /**
   * Submissions to hand back, 1 to 10; default 10.
   */
  'submissionCountMax': (number);
  /**
   * Generated inputs for clustering, 0 to 1,000. AlphaCode used 50; 0 leaves all survivors in one cluster.
   */
  'inputCount': (number);
  /**
   * Selection strategy: "alphacode2" (default), "alphacode", "mean-score", "random".
   */
  'strategy': (string);
  /**
   * Seed of all random draws. The same seed over a recorded pool gives the same submissions.
   */
  'seed': (number);
  /**
   * Policies to use; empty means the whole family.
   */
  'policies': (string)[];
  /**
   * Languages to sample; default C++20.
   */
  'languages': (_goldpan_common_v1_Language)[];
  /**
   * Tokens that sampling may spend; 0 means no limit.
   */
  'tokensMax': (number);
  /**
   * Money that sampling may spend, in millionths of a US dollar; 0 means no limit.
   */
  'costMicrousdMax': (number);
  /**
   * Time on the clock after which the run fails; 0 means no limit.
   */
  'wallTimeMax': (_google_protobuf_Duration | null);
}
