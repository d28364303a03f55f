// Original file: proto/goldpan/solver/v1/solver_service.proto


/**
 * Request of ListRuns.
 */
export interface ListRunsRequestInput {
  /**
   * Most runs to return, 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * The `next_page_token` of the page before; empty for the first.
   */
  'pageToken'?: (string);
}

/**
 * Request of ListRuns.
 */
export interface ListRunsRequest {
  /**
   * Most runs to return, 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * The `next_page_token` of the page before; empty for the first.
   */
  'pageToken': (string);
}
