// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * One stage of a run.
 */
export interface StageInput {
  /**
   * "sample", "filter", "generate", "trace", "cluster", "score" or "select".
   */
  'name'?: (string);
  /**
   * Time on the clock from its first to its last event.
   */
  'wallTime'?: (_google_protobuf_DurationInput | null);
  /**
   * CPU time: of compilers and programs for "filter" and "trace", of the service for "generate",
   * "cluster" and "score". Zero for "sample", whose work is the endpoint's, and for "select".
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
}

/**
 * One stage of a run.
 */
export interface Stage {
  /**
   * "sample", "filter", "generate", "trace", "cluster", "score" or "select".
   */
  'name': (string);
  /**
   * Time on the clock from its first to its last event.
   */
  'wallTime': (_google_protobuf_Duration | null);
  /**
   * CPU time: of compilers and programs for "filter" and "trace", of the service for "generate",
   * "cluster" and "score". Zero for "sample", whose work is the endpoint's, and for "select".
   */
  'cpuTime': (_google_protobuf_Duration | null);
}
