// Original file: proto/goldpan/event/v1/run_events.proto


/**
 * The run was asked for.
 */
export interface RunStartedInput {
  /**
   * A goldpan.solver.v1.RunSpec, encoded: events import no service.
   */
  'spec'?: (Buffer | Uint8Array | string);
}

/**
 * The run was asked for.
 */
export interface RunStarted {
  /**
   * A goldpan.solver.v1.RunSpec, encoded: events import no service.
   */
  'spec': (Buffer);
}
