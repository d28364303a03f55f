// Original file: proto/goldpan/event/v1/run_events.proto

import type { ProgramScoreInput as _goldpan_event_v1_ProgramScoreInput, ProgramScore as _goldpan_event_v1_ProgramScore } from '../../../goldpan/event/v1/ProgramScore.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';

/**
 * Members of the clusters were scored.
 */
export interface ProgramsScoredInput {
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
}

/**
 * Members of the clusters were scored.
 */
export interface ProgramsScored {
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
}
