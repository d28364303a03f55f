// Original file: proto/goldpan/event/v1/run_events.proto


/**
 * Somebody asked for the run to stop.
 */
export interface RunCancelledInput {
}

/**
 * Somebody asked for the run to stop.
 */
export interface RunCancelled {
}
