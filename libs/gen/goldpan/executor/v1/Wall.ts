// Original file: proto/goldpan/executor/v1/executor_service.proto


/**
 * One wall of the sandbox.
 */
export interface WallInput {
  /**
   * Name, such as "landlock.files".
   */
  'name'?: (string);
  /**
   * Whether the start-up probe found it closed.
   */
  'isClosed'?: (boolean);
  /**
   * What the probe saw.
   */
  'detail'?: (string);
}

/**
 * One wall of the sandbox.
 */
export interface Wall {
  /**
   * Name, such as "landlock.files".
   */
  'name': (string);
  /**
   * Whether the start-up probe found it closed.
   */
  'isClosed': (boolean);
  /**
   * What the probe saw.
   */
  'detail': (string);
}
