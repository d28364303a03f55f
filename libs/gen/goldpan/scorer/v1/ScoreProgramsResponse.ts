// Original file: proto/goldpan/scorer/v1/scorer_service.proto

import type { ScoreInput as _goldpan_scorer_v1_ScoreInput, Score as _goldpan_scorer_v1_Score } from '../../../goldpan/scorer/v1/Score.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from '../../../google/protobuf/Duration.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Scores in the order of the request.
 */
export interface ScoreProgramsResponseInput {
  /**
   * One score a program.
   */
  'scores'?: (_goldpan_scorer_v1_ScoreInput)[];
  /**
   * The scorer that was used.
   */
  'scorer'?: (string);
  /**
   * Tokens spent at the endpoint; 0 for a baseline without a model.
   */
  'tokenCount'?: (number | string | Long);
  /**
   * CPU time of the scorer, its model's not included.
   */
  'cpuTime'?: (_google_protobuf_DurationInput | null);
  /**
   * Name of the calibration that was applied; empty when none was.
   */
  'calibration'?: (string);
}

/**
 * Scores in the order of the request.
 */
export interface ScoreProgramsResponse {
  /**
   * One score a program.
   */
  'scores': (_goldpan_scorer_v1_Score)[];
  /**
   * The scorer that was used.
   */
  'scorer': (string);
  /**
   * Tokens spent at the endpoint; 0 for a baseline without a model.
   */
  'tokenCount': (number);
  /**
   * CPU time of the scorer, its model's not included.
   */
  'cpuTime': (_google_protobuf_Duration | null);
  /**
   * Name of the calibration that was applied; empty when none was.
   */
  'calibration': (string);
}
