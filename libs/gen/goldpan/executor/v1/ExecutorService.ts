// Original file: proto/goldpan/executor/v1/executor_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetCapabilitiesRequestInput as _goldpan_executor_v1_GetCapabilitiesRequestInput, GetCapabilitiesRequest as _goldpan_executor_v1_GetCapabilitiesRequest } from '../../../goldpan/executor/v1/GetCapabilitiesRequest.ts';
import type { GetCapabilitiesResponseInput as _goldpan_executor_v1_GetCapabilitiesResponseInput, GetCapabilitiesResponse as _goldpan_executor_v1_GetCapabilitiesResponse } from '../../../goldpan/executor/v1/GetCapabilitiesResponse.ts';
import type { JudgeProgramRequestInput as _goldpan_executor_v1_JudgeProgramRequestInput, JudgeProgramRequest as _goldpan_executor_v1_JudgeProgramRequest } from '../../../goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponseInput as _goldpan_executor_v1_JudgeProgramResponseInput, JudgeProgramResponse as _goldpan_executor_v1_JudgeProgramResponse } from '../../../goldpan/executor/v1/JudgeProgramResponse.ts';
import type { RunProgramRequestInput as _goldpan_executor_v1_RunProgramRequestInput, RunProgramRequest as _goldpan_executor_v1_RunProgramRequest } from '../../../goldpan/executor/v1/RunProgramRequest.ts';
import type { RunProgramResponseInput as _goldpan_executor_v1_RunProgramResponseInput, RunProgramResponse as _goldpan_executor_v1_RunProgramResponse } from '../../../goldpan/executor/v1/RunProgramResponse.ts';

/**
 * Compiles and runs untrusted programs behind the sandbox's walls.
 */
export interface ExecutorServiceClient extends grpc.Client {
  /**
   * Says what this executor can do and which walls stand.
   */
  GetCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  GetCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  GetCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  GetCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  /**
   * Says what this executor can do and which walls stand.
   */
  getCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  getCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  getCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  getCapabilities(argument: _goldpan_executor_v1_GetCapabilitiesRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_GetCapabilitiesResponse>): grpc.ClientUnaryCall;
  
  /**
   * Judges one program on tests with the problem's checker.
   * 
   * The verdict is that of the first failing test, ACCEPTED when none fails. Errors as in RunProgram;
   * FAILED_PRECONDITION (CHECKER_FAILED) when the checker does not compile, crashes or answers outside its convention.
   */
  JudgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  JudgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  JudgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  JudgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  /**
   * Judges one program on tests with the problem's checker.
   * 
   * The verdict is that of the first failing test, ACCEPTED when none fails. Errors as in RunProgram;
   * FAILED_PRECONDITION (CHECKER_FAILED) when the checker does not compile, crashes or answers outside its convention.
   */
  judgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  judgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  judgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  judgeProgram(argument: _goldpan_executor_v1_JudgeProgramRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_JudgeProgramResponse>): grpc.ClientUnaryCall;
  
  /**
   * Runs one program on each input, in order, and returns what it did on each.
   * 
   * A program that does not compile, crashes or exceeds a limit is a successful call: see the
   * verdicts. Fails with INVALID_ARGUMENT on a bad request or a limit out of range
   * (LIMIT_OUT_OF_RANGE), RESOURCE_EXHAUSTED (QUEUE_FULL) when too many calls wait,
   * UNAVAILABLE (SANDBOX_UNAVAILABLE) when no slot serves, INTERNAL (SANDBOX_FAULT) when the sandbox itself failed.
   */
  RunProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  RunProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  RunProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  RunProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  /**
   * Runs one program on each input, in order, and returns what it did on each.
   * 
   * A program that does not compile, crashes or exceeds a limit is a successful call: see the
   * verdicts. Fails with INVALID_ARGUMENT on a bad request or a limit out of range
   * (LIMIT_OUT_OF_RANGE), RESOURCE_EXHAUSTED (QUEUE_FULL) when too many calls wait,
   * UNAVAILABLE (SANDBOX_UNAVAILABLE) when no slot serves, INTERNAL (SANDBOX_FAULT) when the sandbox itself failed.
   */
  runProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  runProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  runProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  runProgram(argument: _goldpan_executor_v1_RunProgramRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_RunProgramResponse>): grpc.ClientUnaryCall;
  
}

/**
 * Compiles and runs untrusted programs behind the sandbox's walls.
 */
export interface ExecutorServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Says what this executor can do and which walls stand.
   */
  GetCapabilities: grpc.handleUnaryCall<_goldpan_executor_v1_GetCapabilitiesRequest, _goldpan_executor_v1_GetCapabilitiesResponseInput>;
  
  /**
   * Judges one program on tests with the problem's checker.
   * 
   * The verdict is that of the first failing test, ACCEPTED when none fails. Errors as in RunProgram;
   * FAILED_PRECONDITION (CHECKER_FAILED) when the checker does not compile, crashes or answers outside its convention.
   */
  JudgeProgram: grpc.handleUnaryCall<_goldpan_executor_v1_JudgeProgramRequest, _goldpan_executor_v1_JudgeProgramResponseInput>;
  
  /**
   * Runs one program on each input, in order, and returns what it did on each.
   * 
   * A program that does not compile, crashes or exceeds a limit is a successful call: see the
   * verdicts. Fails with INVALID_ARGUMENT on a bad request or a limit out of range
   * (LIMIT_OUT_OF_RANGE), RESOURCE_EXHAUSTED (QUEUE_FULL) when too many calls wait,
   * UNAVAILABLE (SANDBOX_UNAVAILABLE) when no slot serves, INTERNAL (SANDBOX_FAULT) when the sandbox itself failed.
   */
  RunProgram: grpc.handleUnaryCall<_goldpan_executor_v1_RunProgramRequest, _goldpan_executor_v1_RunProgramResponseInput>;
  
}

export interface ExecutorServiceDefinition extends grpc.ServiceDefinition {
  GetCapabilities: MethodDefinition<_goldpan_executor_v1_GetCapabilitiesRequestInput, _goldpan_executor_v1_GetCapabilitiesResponseInput, _goldpan_executor_v1_GetCapabilitiesRequest, _goldpan_executor_v1_GetCapabilitiesResponse>
  JudgeProgram: MethodDefinition<_goldpan_executor_v1_JudgeProgramRequestInput, _goldpan_executor_v1_JudgeProgramResponseInput, _goldpan_executor_v1_JudgeProgramRequest, _goldpan_executor_v1_JudgeProgramResponse>
  RunProgram: MethodDefinition<_goldpan_executor_v1_RunProgramRequestInput, _goldpan_executor_v1_RunProgramResponseInput, _goldpan_executor_v1_RunProgramRequest, _goldpan_executor_v1_RunProgramResponse>
}
