// Original file: proto/goldpan/event/v1/run_events.proto


/**
 * One score.
 */
export interface ProgramScoreInput {
  /**
   * The candidate.
   */
  'candidateId'?: (string);
  /**
   * Estimated probability of being correct.
   */
  'score'?: (number | string);
}

/**
 * One score.
 */
export interface ProgramScore {
  /**
   * The candidate.
   */
  'candidateId': (string);
  /**
   * Estimated probability of being correct.
   */
  'score': (number);
}
