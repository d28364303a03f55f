// Original file: proto/goldpan/solver/v1/solver_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelRunRequestInput as _goldpan_solver_v1_CancelRunRequestInput, CancelRunRequest as _goldpan_solver_v1_CancelRunRequest } from '../../../goldpan/solver/v1/CancelRunRequest.ts';
import type { CancelRunResponseInput as _goldpan_solver_v1_CancelRunResponseInput, CancelRunResponse as _goldpan_solver_v1_CancelRunResponse } from '../../../goldpan/solver/v1/CancelRunResponse.ts';
import type { GetRunRequestInput as _goldpan_solver_v1_GetRunRequestInput, GetRunRequest as _goldpan_solver_v1_GetRunRequest } from '../../../goldpan/solver/v1/GetRunRequest.ts';
import type { GetRunResponseInput as _goldpan_solver_v1_GetRunResponseInput, GetRunResponse as _goldpan_solver_v1_GetRunResponse } from '../../../goldpan/solver/v1/GetRunResponse.ts';
import type { ListRunsRequestInput as _goldpan_solver_v1_ListRunsRequestInput, ListRunsRequest as _goldpan_solver_v1_ListRunsRequest } from '../../../goldpan/solver/v1/ListRunsRequest.ts';
import type { ListRunsResponseInput as _goldpan_solver_v1_ListRunsResponseInput, ListRunsResponse as _goldpan_solver_v1_ListRunsResponse } from '../../../goldpan/solver/v1/ListRunsResponse.ts';
import type { StartRunRequestInput as _goldpan_solver_v1_StartRunRequestInput, StartRunRequest as _goldpan_solver_v1_StartRunRequest } from '../../../goldpan/solver/v1/StartRunRequest.ts';
import type { StartRunResponseInput as _goldpan_solver_v1_StartRunResponseInput, StartRunResponse as _goldpan_solver_v1_StartRunResponse } from '../../../goldpan/solver/v1/StartRunResponse.ts';
import type { WatchRunRequestInput as _goldpan_solver_v1_WatchRunRequestInput, WatchRunRequest as _goldpan_solver_v1_WatchRunRequest } from '../../../goldpan/solver/v1/WatchRunRequest.ts';
import type { WatchRunResponseInput as _goldpan_solver_v1_WatchRunResponseInput, WatchRunResponse as _goldpan_solver_v1_WatchRunResponse } from '../../../goldpan/solver/v1/WatchRunResponse.ts';

/**
 * Solves problems: joins policy, executor, test generator, clusterer and scorer into runs.
 */
export interface SolverServiceClient extends grpc.Client {
  /**
   * Cancels a run. A run that has ended stays as it is, and that is no error.
   * Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  CancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  CancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  CancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  CancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  /**
   * Cancels a run. A run that has ended stays as it is, and that is no error.
   * Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  cancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  cancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  cancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  cancelRun(argument: _goldpan_solver_v1_CancelRunRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_CancelRunResponse>): grpc.ClientUnaryCall;
  
  /**
   * Returns a run as it stands. Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  GetRun(argument: _goldpan_solver_v1_GetRunRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  GetRun(argument: _goldpan_solver_v1_GetRunRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  GetRun(argument: _goldpan_solver_v1_GetRunRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  GetRun(argument: _goldpan_solver_v1_GetRunRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  /**
   * Returns a run as it stands. Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  getRun(argument: _goldpan_solver_v1_GetRunRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  getRun(argument: _goldpan_solver_v1_GetRunRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  getRun(argument: _goldpan_solver_v1_GetRunRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  getRun(argument: _goldpan_solver_v1_GetRunRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_GetRunResponse>): grpc.ClientUnaryCall;
  
  /**
   * Lists runs, newest first.
   */
  ListRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  ListRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  ListRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  ListRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  /**
   * Lists runs, newest first.
   */
  listRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  listRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  listRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  listRuns(argument: _goldpan_solver_v1_ListRunsRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_ListRunsResponse>): grpc.ClientUnaryCall;
  
  /**
   * Starts a run and returns at once; follow it with WatchRun.
   * 
   * Safe to repeat: an equal `request_id` returns the run that it started first.
   * Fails with INVALID_ARGUMENT on a bad problem or budget, RESOURCE_EXHAUSTED (TOO_MANY_RUNS).
   */
  StartRun(argument: _goldpan_solver_v1_StartRunRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  StartRun(argument: _goldpan_solver_v1_StartRunRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  StartRun(argument: _goldpan_solver_v1_StartRunRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  StartRun(argument: _goldpan_solver_v1_StartRunRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  /**
   * Starts a run and returns at once; follow it with WatchRun.
   * 
   * Safe to repeat: an equal `request_id` returns the run that it started first.
   * Fails with INVALID_ARGUMENT on a bad problem or budget, RESOURCE_EXHAUSTED (TOO_MANY_RUNS).
   */
  startRun(argument: _goldpan_solver_v1_StartRunRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  startRun(argument: _goldpan_solver_v1_StartRunRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  startRun(argument: _goldpan_solver_v1_StartRunRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  startRun(argument: _goldpan_solver_v1_StartRunRequestInput, callback: grpc.requestCallback<_goldpan_solver_v1_StartRunResponse>): grpc.ClientUnaryCall;
  
  /**
   * Streams a run: its state now, then again after every change, at most ten times a second;
   * ends after the final state. Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  WatchRun(argument: _goldpan_solver_v1_WatchRunRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_solver_v1_WatchRunResponse>;
  WatchRun(argument: _goldpan_solver_v1_WatchRunRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_solver_v1_WatchRunResponse>;
  /**
   * Streams a run: its state now, then again after every change, at most ten times a second;
   * ends after the final state. Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  watchRun(argument: _goldpan_solver_v1_WatchRunRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_solver_v1_WatchRunResponse>;
  watchRun(argument: _goldpan_solver_v1_WatchRunRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_solver_v1_WatchRunResponse>;
  
}

/**
 * Solves problems: joins policy, executor, test generator, clusterer and scorer into runs.
 */
export interface SolverServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Cancels a run. A run that has ended stays as it is, and that is no error.
   * Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  CancelRun: grpc.handleUnaryCall<_goldpan_solver_v1_CancelRunRequest, _goldpan_solver_v1_CancelRunResponseInput>;
  
  /**
   * Returns a run as it stands. Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  GetRun: grpc.handleUnaryCall<_goldpan_solver_v1_GetRunRequest, _goldpan_solver_v1_GetRunResponseInput>;
  
  /**
   * Lists runs, newest first.
   */
  ListRuns: grpc.handleUnaryCall<_goldpan_solver_v1_ListRunsRequest, _goldpan_solver_v1_ListRunsResponseInput>;
  
  /**
   * Starts a run and returns at once; follow it with WatchRun.
   * 
   * Safe to repeat: an equal `request_id` returns the run that it started first.
   * Fails with INVALID_ARGUMENT on a bad problem or budget, RESOURCE_EXHAUSTED (TOO_MANY_RUNS).
   */
  StartRun: grpc.handleUnaryCall<_goldpan_solver_v1_StartRunRequest, _goldpan_solver_v1_StartRunResponseInput>;
  
  /**
   * Streams a run: its state now, then again after every change, at most ten times a second;
   * ends after the final state. Fails with NOT_FOUND (RUN_NOT_FOUND).
   */
  WatchRun: grpc.handleServerStreamingCall<_goldpan_solver_v1_WatchRunRequest, _goldpan_solver_v1_WatchRunResponseInput>;
  
}

export interface SolverServiceDefinition extends grpc.ServiceDefinition {
  CancelRun: MethodDefinition<_goldpan_solver_v1_CancelRunRequestInput, _goldpan_solver_v1_CancelRunResponseInput, _goldpan_solver_v1_CancelRunRequest, _goldpan_solver_v1_CancelRunResponse>
  GetRun: MethodDefinition<_goldpan_solver_v1_GetRunRequestInput, _goldpan_solver_v1_GetRunResponseInput, _goldpan_solver_v1_GetRunRequest, _goldpan_solver_v1_GetRunResponse>
  ListRuns: MethodDefinition<_goldpan_solver_v1_ListRunsRequestInput, _goldpan_solver_v1_ListRunsResponseInput, _goldpan_solver_v1_ListRunsRequest, _goldpan_solver_v1_ListRunsResponse>
  StartRun: MethodDefinition<_goldpan_solver_v1_StartRunRequestInput, _goldpan_solver_v1_StartRunResponseInput, _goldpan_solver_v1_StartRunRequest, _goldpan_solver_v1_StartRunResponse>
  WatchRun: MethodDefinition<_goldpan_solver_v1_WatchRunRequestInput, _goldpan_solver_v1_WatchRunResponseInput, _goldpan_solver_v1_WatchRunRequest, _goldpan_solver_v1_WatchRunResponse>
}
