// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { VerdictInput as _goldpan_common_v1_VerdictInput, Verdict as _goldpan_common_v1_Verdict } from '../../../goldpan/common/v1/Verdict.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * What a program did on all inputs.
 */
export interface TraceProgramResponseInput {
  /**
   * OK, or the first verdict that is not.
   */
  'verdict'?: (_goldpan_common_v1_VerdictInput);
  /**
   * One behaviour an input, 16 bytes each, joined (see the README of the clusterer).
   */
  'behaviours'?: (Buffer | Uint8Array | string);
  /**
   * CPU time of compilation and executions.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
}

/**
 * What a program did on all inputs.
 */
export interface TraceProgramResponse {
  /**
   * OK, or the first verdict that is not.
   */
  'verdict': (_goldpan_common_v1_Verdict);
  /**
   * One behaviour an input, 16 bytes each, joined (see the README of the clusterer).
   */
  'behaviours': (Buffer);
  /**
   * CPU time of compilation and executions.
   */
  'cpuTime': (_google_protobuf_Duration | null);
}
