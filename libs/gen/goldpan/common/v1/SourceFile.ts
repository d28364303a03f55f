// Original file: proto/goldpan/common/v1/problem.proto


/**
 * A file of a program that has several.
 */
export interface SourceFileInput {
  /**
   * Name relative to the program's folder, no directories upward.
   */
  'name'?: (string);
  /**
   * Content.
   */
  'content'?: (Buffer | Uint8Array | string);
}

/**
 * A file of a program that has several.
 */
export interface SourceFile {
  /**
   * Name relative to the program's folder, no directories upward.
   */
  'name': (string);
  /**
   * Content.
   */
  'content': (Buffer);
}
