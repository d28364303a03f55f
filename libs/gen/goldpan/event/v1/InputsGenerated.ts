// Original file: proto/goldpan/event/v1/run_events.proto

import type { BlobReferenceInput as _goldpan_event_v1_BlobReferenceInput, BlobReference as _goldpan_event_v1_BlobReference } from '../../../goldpan/event/v1/BlobReference.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * Inputs were generated.
 */
export interface InputsGeneratedInput {
  /**
   * Where the inputs lie; absent when there are none.
   */
  'inputs'?: (_goldpan_event_v1_BlobReferenceInput | null);
  /**
   * How many there are.
   */
  'inputCount'?: (number);
  /**
   * CPU time of the generator.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
}

/**
 * Inputs were generated.
 */
export interface InputsGenerated {
  /**
   * Where the inputs lie; absent when there are none.
   */
  'inputs': (_goldpan_event_v1_BlobReference | null);
  /**
   * How many there are.
   */
  'inputCount': (number);
  /**
   * CPU time of the generator.
   */
  'cpuTime': (_google_protobuf_Duration | null);
}
