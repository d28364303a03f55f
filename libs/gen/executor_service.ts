import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from './goldpan/common/v1/Candidate.ts';
import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from './goldpan/common/v1/Checker.ts';
import type { CompilationInput as _goldpan_common_v1_CompilationInput, Compilation as _goldpan_common_v1_Compilation } from './goldpan/common/v1/Compilation.ts';
import type { ExecutionInput as _goldpan_common_v1_ExecutionInput, Execution as _goldpan_common_v1_Execution } from './goldpan/common/v1/Execution.ts';
import type { InputValidatorInput as _goldpan_common_v1_InputValidatorInput, InputValidator as _goldpan_common_v1_InputValidator } from './goldpan/common/v1/InputValidator.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from './goldpan/common/v1/Limits.ts';
import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from './goldpan/common/v1/Problem.ts';
import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from './goldpan/common/v1/Program.ts';
import type { ProgramCheckerInput as _goldpan_common_v1_ProgramCheckerInput, ProgramChecker as _goldpan_common_v1_ProgramChecker } from './goldpan/common/v1/ProgramChecker.ts';
import type { SamplingInput as _goldpan_common_v1_SamplingInput, Sampling as _goldpan_common_v1_Sampling } from './goldpan/common/v1/Sampling.ts';
import type { SourceFileInput as _goldpan_common_v1_SourceFileInput, SourceFile as _goldpan_common_v1_SourceFile } from './goldpan/common/v1/SourceFile.ts';
import type { TestInput as _goldpan_common_v1_TestInput, Test as _goldpan_common_v1_Test } from './goldpan/common/v1/Test.ts';
import type { TokenCheckerInput as _goldpan_common_v1_TokenCheckerInput, TokenChecker as _goldpan_common_v1_TokenChecker } from './goldpan/common/v1/TokenChecker.ts';
import type { CheckOutputsRequestInput as _goldpan_executor_v1_CheckOutputsRequestInput, CheckOutputsRequest as _goldpan_executor_v1_CheckOutputsRequest } from './goldpan/executor/v1/CheckOutputsRequest.ts';
import type { CheckOutputsResponseInput as _goldpan_executor_v1_CheckOutputsResponseInput, CheckOutputsResponse as _goldpan_executor_v1_CheckOutputsResponse } from './goldpan/executor/v1/CheckOutputsResponse.ts';
import type { ExecutorServiceClient as _goldpan_executor_v1_ExecutorServiceClient, ExecutorServiceDefinition as _goldpan_executor_v1_ExecutorServiceDefinition } from './goldpan/executor/v1/ExecutorService.ts';
import type { GetCapabilitiesRequestInput as _goldpan_executor_v1_GetCapabilitiesRequestInput, GetCapabilitiesRequest as _goldpan_executor_v1_GetCapabilitiesRequest } from './goldpan/executor/v1/GetCapabilitiesRequest.ts';
import type { GetCapabilitiesResponseInput as _goldpan_executor_v1_GetCapabilitiesResponseInput, GetCapabilitiesResponse as _goldpan_executor_v1_GetCapabilitiesResponse } from './goldpan/executor/v1/GetCapabilitiesResponse.ts';
import type { InputValidationInput as _goldpan_executor_v1_InputValidationInput, InputValidation as _goldpan_executor_v1_InputValidation } from './goldpan/executor/v1/InputValidation.ts';
import type { JudgeProgramRequestInput as _goldpan_executor_v1_JudgeProgramRequestInput, JudgeProgramRequest as _goldpan_executor_v1_JudgeProgramRequest } from './goldpan/executor/v1/JudgeProgramRequest.ts';
import type { JudgeProgramResponseInput as _goldpan_executor_v1_JudgeProgramResponseInput, JudgeProgramResponse as _goldpan_executor_v1_JudgeProgramResponse } from './goldpan/executor/v1/JudgeProgramResponse.ts';
import type { LanguageSupportInput as _goldpan_executor_v1_LanguageSupportInput, LanguageSupport as _goldpan_executor_v1_LanguageSupport } from './goldpan/executor/v1/LanguageSupport.ts';
import type { OutputCheckInput as _goldpan_executor_v1_OutputCheckInput, OutputCheck as _goldpan_executor_v1_OutputCheck } from './goldpan/executor/v1/OutputCheck.ts';
import type { OutputCheckResultInput as _goldpan_executor_v1_OutputCheckResultInput, OutputCheckResult as _goldpan_executor_v1_OutputCheckResult } from './goldpan/executor/v1/OutputCheckResult.ts';
import type { RunProgramRequestInput as _goldpan_executor_v1_RunProgramRequestInput, RunProgramRequest as _goldpan_executor_v1_RunProgramRequest } from './goldpan/executor/v1/RunProgramRequest.ts';
import type { RunProgramResponseInput as _goldpan_executor_v1_RunProgramResponseInput, RunProgramResponse as _goldpan_executor_v1_RunProgramResponse } from './goldpan/executor/v1/RunProgramResponse.ts';
import type { RunResultInput as _goldpan_executor_v1_RunResultInput, RunResult as _goldpan_executor_v1_RunResult } from './goldpan/executor/v1/RunResult.ts';
import type { TestResultInput as _goldpan_executor_v1_TestResultInput, TestResult as _goldpan_executor_v1_TestResult } from './goldpan/executor/v1/TestResult.ts';
import type { TraceProgramRequestInput as _goldpan_executor_v1_TraceProgramRequestInput, TraceProgramRequest as _goldpan_executor_v1_TraceProgramRequest } from './goldpan/executor/v1/TraceProgramRequest.ts';
import type { TraceProgramResponseInput as _goldpan_executor_v1_TraceProgramResponseInput, TraceProgramResponse as _goldpan_executor_v1_TraceProgramResponse } from './goldpan/executor/v1/TraceProgramResponse.ts';
import type { ValidateInputsRequestInput as _goldpan_executor_v1_ValidateInputsRequestInput, ValidateInputsRequest as _goldpan_executor_v1_ValidateInputsRequest } from './goldpan/executor/v1/ValidateInputsRequest.ts';
import type { ValidateInputsResponseInput as _goldpan_executor_v1_ValidateInputsResponseInput, ValidateInputsResponse as _goldpan_executor_v1_ValidateInputsResponse } from './goldpan/executor/v1/ValidateInputsResponse.ts';
import type { WallInput as _goldpan_executor_v1_WallInput, Wall as _goldpan_executor_v1_Wall } from './goldpan/executor/v1/Wall.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from './google/protobuf/Duration.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  goldpan: {
    common: {
      v1: {
        Candidate: MessageTypeDefinition<_goldpan_common_v1_CandidateInput, _goldpan_common_v1_Candidate>
        Checker: MessageTypeDefinition<_goldpan_common_v1_CheckerInput, _goldpan_common_v1_Checker>
        CheckerConvention: EnumTypeDefinition
        Compilation: MessageTypeDefinition<_goldpan_common_v1_CompilationInput, _goldpan_common_v1_Compilation>
        Execution: MessageTypeDefinition<_goldpan_common_v1_ExecutionInput, _goldpan_common_v1_Execution>
        InputValidator: MessageTypeDefinition<_goldpan_common_v1_InputValidatorInput, _goldpan_common_v1_InputValidator>
        Language: EnumTypeDefinition
        Limits: MessageTypeDefinition<_goldpan_common_v1_LimitsInput, _goldpan_common_v1_Limits>
        Problem: MessageTypeDefinition<_goldpan_common_v1_ProblemInput, _goldpan_common_v1_Problem>
        Program: MessageTypeDefinition<_goldpan_common_v1_ProgramInput, _goldpan_common_v1_Program>
        ProgramChecker: MessageTypeDefinition<_goldpan_common_v1_ProgramCheckerInput, _goldpan_common_v1_ProgramChecker>
        Sampling: MessageTypeDefinition<_goldpan_common_v1_SamplingInput, _goldpan_common_v1_Sampling>
        SourceFile: MessageTypeDefinition<_goldpan_common_v1_SourceFileInput, _goldpan_common_v1_SourceFile>
        Test: MessageTypeDefinition<_goldpan_common_v1_TestInput, _goldpan_common_v1_Test>
        TokenChecker: MessageTypeDefinition<_goldpan_common_v1_TokenCheckerInput, _goldpan_common_v1_TokenChecker>
        ValidatorConvention: EnumTypeDefinition
        Verdict: EnumTypeDefinition
      }
    }
    executor: {
      v1: {
        CheckOutputsRequest: MessageTypeDefinition<_goldpan_executor_v1_CheckOutputsRequestInput, _goldpan_executor_v1_CheckOutputsRequest>
        CheckOutputsResponse: MessageTypeDefinition<_goldpan_executor_v1_CheckOutputsResponseInput, _goldpan_executor_v1_CheckOutputsResponse>
        /**
         * Compiles and runs untrusted programs behind the sandbox's walls.
         */
        ExecutorService: SubtypeConstructor<typeof grpc.Client, _goldpan_executor_v1_ExecutorServiceClient> & { service: _goldpan_executor_v1_ExecutorServiceDefinition }
        GetCapabilitiesRequest: MessageTypeDefinition<_goldpan_executor_v1_GetCapabilitiesRequestInput, _goldpan_executor_v1_GetCapabilitiesRequest>
        GetCapabilitiesResponse: MessageTypeDefinition<_goldpan_executor_v1_GetCapabilitiesResponseInput, _goldpan_executor_v1_GetCapabilitiesResponse>
        InputValidation: MessageTypeDefinition<_goldpan_executor_v1_InputValidationInput, _goldpan_executor_v1_InputValidation>
        JudgeProgramRequest: MessageTypeDefinition<_goldpan_executor_v1_JudgeProgramRequestInput, _goldpan_executor_v1_JudgeProgramRequest>
        JudgeProgramResponse: MessageTypeDefinition<_goldpan_executor_v1_JudgeProgramResponseInput, _goldpan_executor_v1_JudgeProgramResponse>
        LanguageSupport: MessageTypeDefinition<_goldpan_executor_v1_LanguageSupportInput, _goldpan_executor_v1_LanguageSupport>
        OutputCheck: MessageTypeDefinition<_goldpan_executor_v1_OutputCheckInput, _goldpan_executor_v1_OutputCheck>
        OutputCheckResult: MessageTypeDefinition<_goldpan_executor_v1_OutputCheckResultInput, _goldpan_executor_v1_OutputCheckResult>
        RunProgramRequest: MessageTypeDefinition<_goldpan_executor_v1_RunProgramRequestInput, _goldpan_executor_v1_RunProgramRequest>
        RunProgramResponse: MessageTypeDefinition<_goldpan_executor_v1_RunProgramResponseInput, _goldpan_executor_v1_RunProgramResponse>
        RunResult: MessageTypeDefinition<_goldpan_executor_v1_RunResultInput, _goldpan_executor_v1_RunResult>
        TestResult: MessageTypeDefinition<_goldpan_executor_v1_TestResultInput, _goldpan_executor_v1_TestResult>
        TraceProgramRequest: MessageTypeDefinition<_goldpan_executor_v1_TraceProgramRequestInput, _goldpan_executor_v1_TraceProgramRequest>
        TraceProgramResponse: MessageTypeDefinition<_goldpan_executor_v1_TraceProgramResponseInput, _goldpan_executor_v1_TraceProgramResponse>
        ValidateInputsRequest: MessageTypeDefinition<_goldpan_executor_v1_ValidateInputsRequestInput, _goldpan_executor_v1_ValidateInputsRequest>
        ValidateInputsResponse: MessageTypeDefinition<_goldpan_executor_v1_ValidateInputsResponseInput, _goldpan_executor_v1_ValidateInputsResponse>
        Wall: MessageTypeDefinition<_goldpan_executor_v1_WallInput, _goldpan_executor_v1_Wall>
      }
    }
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
    }
  }
}

