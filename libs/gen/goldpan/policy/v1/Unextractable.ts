// Original file: proto/goldpan/policy/v1/policy_service.proto


/**
 * A reply without a program in it. Kept, not dropped in silence.
 */
export interface UnextractableInput {
  /**
   * Why: "no_code", "empty", "too_long" or "cut_off".
   */
  'reason'?: (string);
  /**
   * The reply, cut at 16 KiB.
   */
  'reply'?: (string);
}

/**
 * A reply without a program in it. Kept, not dropped in silence.
 */
export interface Unextractable {
  /**
   * Why: "no_code", "empty", "too_long" or "cut_off".
   */
  'reason': (string);
  /**
   * The reply, cut at 16 KiB.
   */
  'reply': (string);
}
