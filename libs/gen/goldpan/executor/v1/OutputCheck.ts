// Original file: proto/goldpan/executor/v1/executor_service.proto


/**
 * An output to be judged against an answer.
 */
export interface OutputCheckInput {
  /**
   * Index of the input among those of the request.
   */
  'inputIndex'?: (number);
  /**
   * Standard output of a program.
   */
  'output'?: (Buffer | Uint8Array | string);
  /**
   * What it is judged against.
   */
  'answer'?: (Buffer | Uint8Array | string);
}

/**
 * An output to be judged against an answer.
 */
export interface OutputCheck {
  /**
   * Index of the input among those of the request.
   */
  'inputIndex': (number);
  /**
   * Standard output of a program.
   */
  'output': (Buffer);
  /**
   * What it is judged against.
   */
  'answer': (Buffer);
}
