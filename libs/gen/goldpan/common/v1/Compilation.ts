// Original file: proto/goldpan/common/v1/execution.proto

import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * How a program came out of the compiler. Interpreted languages are only checked for syntax.
 */
export interface CompilationInput {
  /**
   * Whether there is something to run.
   */
  'isSuccessful'?: (boolean);
  /**
   * What the compiler said, cut at 64 KiB.
   */
  'log'?: (Buffer | Uint8Array | string);
  /**
   * CPU time of the compiler and its children; zero for a hit in the cache.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Time on the clock.
   */
  'wallTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Whether the result came from the cache.
   */
  'isCached'?: (boolean);
}

/**
 * How a program came out of the compiler. Interpreted languages are only checked for syntax.
 */
export interface Compilation {
  /**
   * Whether there is something to run.
   */
  'isSuccessful': (boolean);
  /**
   * What the compiler said, cut at 64 KiB.
   */
  'log': (Buffer);
  /**
   * CPU time of the compiler and its children; zero for a hit in the cache.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Time on the clock.
   */
  'wallTime': (_google_protobuf_Duration | null);
  /**
   * Whether the result came from the cache.
   */
  'isCached': (boolean);
}
