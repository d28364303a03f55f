// Original file: proto/goldpan/event/v1/run_events.proto

import type { ProgramScoreInput as _goldpan_event_v1_ProgramScoreInput, ProgramScore as _goldpan_event_v1_ProgramScore } from '../../../goldpan/event/v1/ProgramScore.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A batch of members of the largest clusters was scored.
 */
export interface ProgramsScoredInput {
  /**
   * Number of the batch within the run, from 0.
   */
  'batchNumber'?: (number | string | Long);
  /**
   * The scores.
   */
  'scores'?: (_goldpan_event_v1_ProgramScoreInput)[];
  /**
   * The scorer that gave them.
   */
  'scorer'?: (string);
  /**
   * CPU time of scoring.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Tokens spent at the endpoint.
   */
  'tokenCount'?: (number | string | Long);
}

/**
 * A batch of members of the largest clusters was scored.
 */
export interface ProgramsScored {
  /**
   * Number of the batch within the run, from 0.
   */
  'batchNumber': (number);
  /**
   * The scores.
   */
  'scores': (_goldpan_event_v1_ProgramScore)[];
  /**
   * The scorer that gave them.
   */
  'scorer': (string);
  /**
   * CPU time of scoring.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Tokens spent at the endpoint.
   */
  'tokenCount': (number);
}
