// Original file: proto/goldpan/common/v1/problem.proto


/**
 * The default comparison of the Kattis/ICPC problem package format.
 */
export interface TokenCheckerInput {
  /**
   * Whether the case of letters counts.
   */
  'isCaseSensitive'?: (boolean);
  /**
   * Whether changes in white space count.
   */
  'isSpaceChangeSensitive'?: (boolean);
  /**
   * Largest relative error of a token that both sides read as a floating-point number; absent means exact.
   */
  'floatRelativeTolerance'?: (number | string);
  /**
   * Largest absolute error, likewise. With both given, one of them suffices.
   */
  'floatAbsoluteTolerance'?: (number | string);
  '_floatRelativeTolerance'?: "floatRelativeTolerance";
  '_floatAbsoluteTolerance'?: "floatAbsoluteTolerance";
}

/**
 * The default comparison of the Kattis/ICPC problem package format.
 */
export interface TokenChecker {
  /**
   * Whether the case of letters counts.
   */
  'isCaseSensitive': (boolean);
  /**
   * Whether changes in white space count.
   */
  'isSpaceChangeSensitive': (boolean);
  /**
   * Largest relative error of a token that both sides read as a floating-point number; absent means exact.
   */
  'floatRelativeTolerance'?: (number);
  /**
   * Largest absolute error, likewise. With both given, one of them suffices.
   */
  'floatAbsoluteTolerance'?: (number);
  '_floatRelativeTolerance'?: "floatRelativeTolerance";
  '_floatAbsoluteTolerance'?: "floatAbsoluteTolerance";
}
