// Original file: proto/goldpan/testgen/v1/test_generator_service.proto


/**
 * What a panel of programs did.
 */
export interface PanelSummaryInput {
  /**
   * Programs that compiled and ran.
   */
  'programCount'?: (number);
  /**
   * Groups of programs that behave alike on all inputs of this call.
   */
  'groupCount'?: (number);
  /**
   * Inputs on which the panel was run, to choose from.
   */
  'triedInputCount'?: (number);
  /**
   * Inputs that were dropped because most of the panel failed on them.
   */
  'failingInputCount'?: (number);
}

/**
 * What a panel of programs did.
 */
export interface PanelSummary {
  /**
   * Programs that compiled and ran.
   */
  'programCount': (number);
  /**
   * Groups of programs that behave alike on all inputs of this call.
   */
  'groupCount': (number);
  /**
   * Inputs on which the panel was run, to choose from.
   */
  'triedInputCount': (number);
  /**
   * Inputs that were dropped because most of the panel failed on them.
   */
  'failingInputCount': (number);
}
