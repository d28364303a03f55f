// Original file: proto/goldpan/scorer/v1/scorer_service.proto


/**
 * One score.
 */
export interface ScoreInput {
  /**
   * Estimated probability of being correct, in [0, 1].
   */
  'probability'?: (number | string);
  /**
   * Whether the model gave it; false when the model's answer could not be read and the baseline stands in.
   */
  'isFromModel'?: (boolean);
  /**
   * The probability before calibration; equal to `probability` when none was applied.
   */
  'uncalibratedProbability'?: (number | string);
}

/**
 * One score.
 */
export interface Score {
  /**
   * Estimated probability of being correct, in [0, 1].
   */
  'probability': (number);
  /**
   * Whether the model gave it; false when the model's answer could not be read and the baseline stands in.
   */
  'isFromModel': (boolean);
  /**
   * The probability before calibration; equal to `probability` when none was applied.
   */
  'uncalibratedProbability': (number);
}
