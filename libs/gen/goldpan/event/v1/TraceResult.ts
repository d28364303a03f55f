// Original file: proto/goldpan/event/v1/run_events.proto

import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * What one candidate does on the generated inputs.
 */
export interface TraceResultInput {
  /**
   * The candidate.
   */
  'candidateId'?: (string);
  /**
   * One behaviour an input, 16 bytes each, joined.
   */
  'behaviours'?: (Buffer | Uint8Array | string);
  /**
   * CPU time of compilation and executions.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Whether the executor failed on it after all retries; then behaviours are empty.
   */
  'isInfrastructureError'?: (boolean);
}

/**
 * What one candidate does on the generated inputs.
 */
export interface TraceResult {
  /**
   * The candidate.
   */
  'candidateId': (string);
  /**
   * One behaviour an input, 16 bytes each, joined.
   */
  'behaviours': (Buffer);
  /**
   * CPU time of compilation and executions.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Whether the executor failed on it after all retries; then behaviours are empty.
   */
  'isInfrastructureError': (boolean);
}
