// Original file: proto/goldpan/common/v1/execution.proto

import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Raw facts of one process run under limits. A verdict can be computed again from them.
 */
export interface ExecutionInput {
  /**
   * Exit status, when the process exited.
   */
  'exitCode'?: (number);
  /**
   * Signal number, when a signal ended the process.
   */
  'signal'?: (number);
  /**
   * CPU time, user and system, of all threads.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Time on the clock from start to end.
   */
  'wallTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Peak resident memory.
   */
  'memoryBytesPeak'?: (number | string | Long);
  /**
   * Bytes written to standard output, those beyond the limit not counted.
   */
  'outputBytes'?: (number | string | Long);
  /**
   * Whether output was cut at the limit.
   */
  'isOutputTruncated'?: (boolean);
  /**
   * Which limit ended the process: "cpu", "wall", "memory", "stdout", "file", "processes"; empty when none did.
   */
  'limitExceeded'?: (string);
  /**
   * The first bytes of standard error, at most 64 KiB. More of it ends no program.
   */
  'errorOutput'?: (Buffer | Uint8Array | string);
  '_exitCode'?: "exitCode";
  '_signal'?: "signal";
}

/**
 * Raw facts of one process run under limits. A verdict can be computed again from them.
 */
export interface Execution {
  /**
   * Exit status, when the process exited.
   */
  'exitCode'?: (number);
  /**
   * Signal number, when a signal ended the process.
   */
  'signal'?: (number);
  /**
   * CPU time, user and system, of all threads.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Time on the clock from start to end.
   */
  'wallTime': (_google_protobuf_Duration | null);
  /**
   * Peak resident memory.
   */
  'memoryBytesPeak': (number);
  /**
   * Bytes written to standard output, those beyond the limit not counted.
   */
  'outputBytes': (number);
  /**
   * Whether output was cut at the limit.
   */
  'isOutputTruncated': (boolean);
  /**
   * Which limit ended the process: "cpu", "wall", "memory", "stdout", "file", "processes"; empty when none did.
   */
  'limitExceeded': (string);
  /**
   * The first bytes of standard error, at most 64 KiB. More of it ends no program.
   */
  'errorOutput': (Buffer);
  '_exitCode'?: "exitCode";
  '_signal'?: "signal";
}
