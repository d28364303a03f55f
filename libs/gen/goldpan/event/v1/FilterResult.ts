// Original file: proto/goldpan/event/v1/run_events.proto

import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * What the public tests said of one candidate.
 */
export interface FilterResultInput {
  /**
   * The candidate.
   */
  'candidateId'?: (string);
  /**
   * ACCEPTED passes.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * CPU time of its compilation.
   */
  'compileCpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * CPU time of its executions.
   */
  'runCpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * For INFRASTRUCTURE_ERROR: what failed, for a person.
   */
  'failure'?: (string);
}

/**
 * What the public tests said of one candidate.
 */
export interface FilterResult {
  /**
   * The candidate.
   */
  'candidateId': (string);
  /**
   * ACCEPTED passes.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * CPU time of its compilation.
   */
  'compileCpuTime': (_google_protobuf_Duration | null);
  /**
   * CPU time of its executions.
   */
  'runCpuTime': (_google_protobuf_Duration | null);
  /**
   * For INFRASTRUCTURE_ERROR: what failed, for a person.
   */
  'failure': (string);
}
