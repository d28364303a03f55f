// Original file: proto/goldpan/executor/v1/executor_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckOutputsRequestInput as _goldpan_executor_v1_CheckOutputsRequestInput, CheckOutputsRequest as _goldpan_executor_v1_CheckOutputsRequest } from '../../../goldpan/executor/v1/CheckOutputsRequest.ts';
import type { CheckOutputsResponseInput as _goldpan_executor_v1_CheckOutputsResponseInput, CheckOutputsResponse as _goldpan_executor_v1_CheckOutputsResponse } from '../../../goldpan/executor/v1/CheckOutputsResponse.ts';
import type { GetCapabilitiesRequestInput as _goldpan_executor_v1_GetCapabilitiesRequestInput, GetCapabilitiesRequest as _goldpan_executor_v1_GetCapabilitiesRequest } from '../../../goldpan/executor/v1/GetCapabilitiesRequest.ts';
import type { GetCapabilitiesResponseInput as _goldpan_executor_v1_GetCapabilitiesResponseInput, GetCapabilitiesResponse as _goldpan_executor_v1_GetCapabilitiesResponse } from '../../../goldpan/executor/v1/GetCapabilitiesResponse.ts';
import type { JudgeProgramRequestInput as _goldpan_executor_v1_JudgeProgramRequestInput, JudgeProgramRequest as _goldpan_executor_v1_JudgeProgramRequest } from '../../../goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponseInput as _goldpan_executor_v1_JudgeProgramResponseInput, JudgeProgramResponse as _goldpan_executor_v1_JudgeProgramResponse } from '../../../goldpan/executor/v1/JudgeProgramResponse.ts';
import type { RunProgramRequestInput as _goldpan_executor_v1_RunProgramRequestInput, RunProgramRequest as _goldpan_executor_v1_RunProgramRequest } from '../../../goldpan/executor/v1/RunProgramRequest.ts';
import type { RunProgramResponseInput as _goldpan_executor_v1_RunProgramResponseInput, RunProgramResponse as _goldpan_executor_v1_RunProgramResponse } from '../../../goldpan/executor/v1/RunProgramResponse.ts';
import type { TraceProgramRequestInput as _goldpan_executor_v1_TraceProgramRequestInput, TraceProgramRequest as _goldpan_executor_v1_TraceProgramRequest } from '../../../goldpan/executor/v1/TraceProgramRequest.ts';
import type { TraceProgramResponseInput as _goldpan_executor_v1_TraceProgramResponseInput, TraceProgramResponse as _goldpan_executor_v1_TraceProgramResponse } from '../../../goldpan/executor/v1/TraceProgramResponse.ts';
import type { ValidateInputsRequestInput as _goldpan_executor_v1_ValidateInputsRequestInput, ValidateInputsRequest as _goldpan_executor_v1_ValidateInputsRequest } from '../../../goldpan/executor/v1/ValidateInputsRequest.ts';
import type { ValidateInputsResponseInput as _goldpan_executor_v1_ValidateInputsResponseInput, ValidateInputsResponse as _goldpan_executor_v1_ValidateInputsResponse } from '../../../goldpan/executor/v1/ValidateInputsResponse.ts';

/**
 * Compiles and runs untrusted programs behind the sandbox's walls.
 */
export interface ExecutorServiceClient extends grpc.Client {
  /**
   * Judges outputs that are there already: each against an answer, with the problem's checker.
   * 
   * A checker that fails on one output, as some do when the answer is no right one, is a result of that output and
   * no failed call. Errors as in RunProgram; FAILED_PRECONDITION (CHECKER_FAILED) when the checker does not compile.
   */
  CheckOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  CheckOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  CheckOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  CheckOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  /**
   * Judges outputs that are there already: each against an answer, with the problem's checker.
   * 
   * A checker that fails on one output, as some do when the answer is no right one, is a result of that output and
   * no failed call. Errors as in RunProgram; FAILED_PRECONDITION (CHECKER_FAILED) when the checker does not compile.
   */
  checkOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  checkOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  checkOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  checkOutputs(argument: _goldpan_executor_v1_CheckOutputsRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_CheckOutputsResponse>): grpc.ClientUnaryCall;
  
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
  
  /**
   * Runs one program on each input and digests what it did: its signature.
   * 
   * The digests are those of a run's trace, so signatures of both compare. Errors as in RunProgram.
   */
  TraceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  TraceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  TraceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  TraceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  /**
   * Runs one program on each input and digests what it did: its signature.
   * 
   * The digests are those of a run's trace, so signatures of both compare. Errors as in RunProgram.
   */
  traceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  traceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  traceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  traceProgram(argument: _goldpan_executor_v1_TraceProgramRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_TraceProgramResponse>): grpc.ClientUnaryCall;
  
  /**
   * Says of each input whether all validators accept it.
   * 
   * Errors as in RunProgram; FAILED_PRECONDITION (VALIDATOR_FAILED) when a validator does not compile.
   */
  ValidateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  ValidateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  ValidateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  ValidateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  /**
   * Says of each input whether all validators accept it.
   * 
   * Errors as in RunProgram; FAILED_PRECONDITION (VALIDATOR_FAILED) when a validator does not compile.
   */
  validateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  validateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  validateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  validateInputs(argument: _goldpan_executor_v1_ValidateInputsRequestInput, callback: grpc.requestCallback<_goldpan_executor_v1_ValidateInputsResponse>): grpc.ClientUnaryCall;
  
}

/**
 * Compiles and runs untrusted programs behind the sandbox's walls.
 */
export interface ExecutorServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Judges outputs that are there already: each against an answer, with the problem's checker.
   * 
   * A checker that fails on one output, as some do when the answer is no right one, is a result of that output and
   * no failed call. Errors as in RunProgram; FAILED_PRECONDITION (CHECKER_FAILED) when the checker does not compile.
   */
  CheckOutputs: grpc.handleUnaryCall<_goldpan_executor_v1_CheckOutputsRequest, _goldpan_executor_v1_CheckOutputsResponseInput>;
  
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
  
  /**
   * Runs one program on each input and digests what it did: its signature.
   * 
   * The digests are those of a run's trace, so signatures of both compare. Errors as in RunProgram.
   */
  TraceProgram: grpc.handleUnaryCall<_goldpan_executor_v1_TraceProgramRequest, _goldpan_executor_v1_TraceProgramResponseInput>;
  
  /**
   * Says of each input whether all validators accept it.
   * 
   * Errors as in RunProgram; FAILED_PRECONDITION (VALIDATOR_FAILED) when a validator does not compile.
   */
  ValidateInputs: grpc.handleUnaryCall<_goldpan_executor_v1_ValidateInputsRequest, _goldpan_executor_v1_ValidateInputsResponseInput>;
  
}

export interface ExecutorServiceDefinition extends grpc.ServiceDefinition {
  CheckOutputs: MethodDefinition<_goldpan_executor_v1_CheckOutputsRequestInput, _goldpan_executor_v1_CheckOutputsResponseInput, _goldpan_executor_v1_CheckOutputsRequest, _goldpan_executor_v1_CheckOutputsResponse>
  GetCapabilities: MethodDefinition<_goldpan_executor_v1_GetCapabilitiesRequestInput, _goldpan_executor_v1_GetCapabilitiesResponseInput, _goldpan_executor_v1_GetCapabilitiesRequest, _goldpan_executor_v1_GetCapabilitiesResponse>
  JudgeProgram: MethodDefinition<_goldpan_executor_v1_JudgeProgramRequestInput, _goldpan_executor_v1_JudgeProgramResponseInput, _goldpan_executor_v1_JudgeProgramRequest, _goldpan_executor_v1_JudgeProgramResponse>
  RunProgram: MethodDefinition<_goldpan_executor_v1_RunProgramRequestInput, _goldpan_executor_v1_RunProgramResponseInput, _goldpan_executor_v1_RunProgramRequest, _goldpan_executor_v1_RunProgramResponse>
  TraceProgram: MethodDefinition<_goldpan_executor_v1_TraceProgramRequestInput, _goldpan_executor_v1_TraceProgramResponseInput, _goldpan_executor_v1_TraceProgramRequest, _goldpan_executor_v1_TraceProgramResponse>
  ValidateInputs: MethodDefinition<_goldpan_executor_v1_ValidateInputsRequestInput, _goldpan_executor_v1_ValidateInputsResponseInput, _goldpan_executor_v1_ValidateInputsRequest, _goldpan_executor_v1_ValidateInputsResponse>
}
