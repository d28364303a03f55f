// Original file: proto/goldpan/event/v1/run_events.proto


/**
 * The run cannot go on.
 */
export interface RunFailedInput {
  /**
   * Why, for a person.
   */
  'message'?: (string);
  /**
   * Stable reason, UPPER_SNAKE.
   */
  'reason'?: (string);
}

/**
 * The run cannot go on.
 */
export interface RunFailed {
  /**
   * Why, for a person.
   */
  'message': (string);
  /**
   * Stable reason, UPPER_SNAKE.
   */
  'reason': (string);
}
