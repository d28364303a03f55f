// Original file: proto/goldpan/common/v1/limits.proto

import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Limits of one execution. A field that is absent or zero takes its default.
 */
export interface LimitsInput {
  /**
   * CPU time of all threads together. 1 ms to 120 s; default 2 s.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Time on the clock. Up to 300 s; default 2 × cpu_time + 1 s. Reaching it with CPU left is idleness.
   */
  'wallTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Resident memory. 1 MiB to 8 GiB; default 256 MiB. The stack may use all of it.
   */
  'memoryBytes'?: (number | string | Long);
  /**
   * Bytes on standard output. Up to 64 MiB; default 8 MiB.
   */
  'outputBytes'?: (number | string | Long);
}

/**
 * Limits of one execution. A field that is absent or zero takes its default.
 */
export interface Limits {
  /**
   * CPU time of all threads together. 1 ms to 120 s; default 2 s.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Time on the clock. Up to 300 s; default 2 × cpu_time + 1 s. Reaching it with CPU left is idleness.
   */
  'wallTime': (_google_protobuf_Duration | null);
  /**
   * Resident memory. 1 MiB to 8 GiB; default 256 MiB. The stack may use all of it.
   */
  'memoryBytes': (number);
  /**
   * Bytes on standard output. Up to 64 MiB; default 8 MiB.
   */
  'outputBytes': (number);
}
