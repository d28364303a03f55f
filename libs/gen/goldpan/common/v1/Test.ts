// Original file: proto/goldpan/common/v1/problem.proto


/**
 * An input with its expected output.
 */
export interface TestInput {
  /**
   * Name for people, such as "sample/1".
   */
  'name'?: (string);
  /**
   * Standard input.
   */
  'input'?: (Buffer | Uint8Array | string);
  /**
   * Expected output, called the answer.
   */
  'answer'?: (Buffer | Uint8Array | string);
}

/**
 * An input with its expected output.
 */
export interface Test {
  /**
   * Name for people, such as "sample/1".
   */
  'name': (string);
  /**
   * Standard input.
   */
  'input': (Buffer);
  /**
   * Expected output, called the answer.
   */
  'answer': (Buffer);
}
