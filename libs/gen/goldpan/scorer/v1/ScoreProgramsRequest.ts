// Original file: proto/goldpan/scorer/v1/scorer_service.proto

import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from '../../../goldpan/common/v1/Problem.ts';
import type { ScoredProgramInput as _goldpan_scorer_v1_ScoredProgramInput, ScoredProgram as _goldpan_scorer_v1_ScoredProgram } from '../../../goldpan/scorer/v1/ScoredProgram.ts';

/**
 * Request of ScorePrograms.
 */
export interface ScoreProgramsRequestInput {
  /**
   * The problem.
   */
  'problem'?: (_goldpan_common_v1_ProblemInput | null);
  /**
   * The programs, 1 to 256.
   */
  'programs'?: (_goldpan_scorer_v1_ScoredProgramInput)[];
  /**
   * Scorer to use: "endpoint", "cluster-size", "log-probability" or "constant"; empty means the configured one.
   */
  'scorer'?: (string);
}

/**
 * Request of ScorePrograms.
 */
export interface ScoreProgramsRequest {
  /**
   * The problem.
   */
  'problem': (_goldpan_common_v1_Problem | null);
  /**
   * The programs, 1 to 256.
   */
  'programs': (_goldpan_scorer_v1_ScoredProgram)[];
  /**
   * Scorer to use: "endpoint", "cluster-size", "log-probability" or "constant"; empty means the configured one.
   */
  'scorer': (string);
}
