// Original file: proto/goldpan/policy/v1/policy_service.proto


/**
 * One member of the family.
 */
export interface PolicyInput {
  /**
   * Name, unique in the family.
   */
  'name'?: (string);
  /**
   * Backend: "replay" or "openai".
   */
  'backend'?: (string);
  /**
   * The SPEC it was made from, without secrets.
   */
  'spec'?: (string);
}

/**
 * One member of the family.
 */
export interface Policy {
  /**
   * Name, unique in the family.
   */
  'name': (string);
  /**
   * Backend: "replay" or "openai".
   */
  'backend': (string);
  /**
   * The SPEC it was made from, without secrets.
   */
  'spec': (string);
}
