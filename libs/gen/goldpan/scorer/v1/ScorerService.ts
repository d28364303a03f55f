// Original file: proto/goldpan/scorer/v1/scorer_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ScoreProgramsRequestInput as _goldpan_scorer_v1_ScoreProgramsRequestInput, ScoreProgramsRequest as _goldpan_scorer_v1_ScoreProgramsRequest } from '../../../goldpan/scorer/v1/ScoreProgramsRequest.ts';
import type { ScoreProgramsResponseInput as _goldpan_scorer_v1_ScoreProgramsResponseInput, ScoreProgramsResponse as _goldpan_scorer_v1_ScoreProgramsResponse } from '../../../goldpan/scorer/v1/ScoreProgramsResponse.ts';

/**
 * Estimates how likely a program is to be correct.
 */
export interface ScorerServiceClient extends grpc.Client {
  /**
   * Scores programs of one problem: one score in [0, 1] each, in order.
   * 
   * Fails with INVALID_ARGUMENT on a bad request, UNAVAILABLE (ENDPOINT_FAILED) when every attempt at the model's endpoint failed,
   * FAILED_PRECONDITION (NO_LABEL_TOKEN) when the model's tokenizer has no token for yes or no and none is configured.
   */
  ScorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  ScorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  ScorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  ScorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  /**
   * Scores programs of one problem: one score in [0, 1] each, in order.
   * 
   * Fails with INVALID_ARGUMENT on a bad request, UNAVAILABLE (ENDPOINT_FAILED) when every attempt at the model's endpoint failed,
   * FAILED_PRECONDITION (NO_LABEL_TOKEN) when the model's tokenizer has no token for yes or no and none is configured.
   */
  scorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  scorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  scorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  scorePrograms(argument: _goldpan_scorer_v1_ScoreProgramsRequestInput, callback: grpc.requestCallback<_goldpan_scorer_v1_ScoreProgramsResponse>): grpc.ClientUnaryCall;
  
}

/**
 * Estimates how likely a program is to be correct.
 */
export interface ScorerServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Scores programs of one problem: one score in [0, 1] each, in order.
   * 
   * Fails with INVALID_ARGUMENT on a bad request, UNAVAILABLE (ENDPOINT_FAILED) when every attempt at the model's endpoint failed,
   * FAILED_PRECONDITION (NO_LABEL_TOKEN) when the model's tokenizer has no token for yes or no and none is configured.
   */
  ScorePrograms: grpc.handleUnaryCall<_goldpan_scorer_v1_ScoreProgramsRequest, _goldpan_scorer_v1_ScoreProgramsResponseInput>;
  
}

export interface ScorerServiceDefinition extends grpc.ServiceDefinition {
  ScorePrograms: MethodDefinition<_goldpan_scorer_v1_ScoreProgramsRequestInput, _goldpan_scorer_v1_ScoreProgramsResponseInput, _goldpan_scorer_v1_ScoreProgramsRequest, _goldpan_scorer_v1_ScoreProgramsResponse>
}
