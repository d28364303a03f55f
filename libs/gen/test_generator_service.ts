import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { CandidateInput as _goldpan_common_v1_CandidateInput, Candidate as _goldpan_common_v1_Candidate } from './goldpan/common/v1/Candidate.ts';
import type { CheckerInput as _goldpan_common_v1_CheckerInput, Checker as _goldpan_common_v1_Checker } from './goldpan/common/v1/Checker.ts';
import type { InputValidatorInput as _goldpan_common_v1_InputValidatorInput, InputValidator as _goldpan_common_v1_InputValidator } from './goldpan/common/v1/InputValidator.ts';
import type { LimitsInput as _goldpan_common_v1_LimitsInput, Limits as _goldpan_common_v1_Limits } from './goldpan/common/v1/Limits.ts';
import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from './goldpan/common/v1/Problem.ts';
import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from './goldpan/common/v1/Program.ts';
import type { ProgramCheckerInput as _goldpan_common_v1_ProgramCheckerInput, ProgramChecker as _goldpan_common_v1_ProgramChecker } from './goldpan/common/v1/ProgramChecker.ts';
import type { SamplingInput as _goldpan_common_v1_SamplingInput, Sampling as _goldpan_common_v1_Sampling } from './goldpan/common/v1/Sampling.ts';
import type { SourceFileInput as _goldpan_common_v1_SourceFileInput, SourceFile as _goldpan_common_v1_SourceFile } from './goldpan/common/v1/SourceFile.ts';
import type { TestInput as _goldpan_common_v1_TestInput, Test as _goldpan_common_v1_Test } from './goldpan/common/v1/Test.ts';
import type { TokenCheckerInput as _goldpan_common_v1_TokenCheckerInput, TokenChecker as _goldpan_common_v1_TokenChecker } from './goldpan/common/v1/TokenChecker.ts';
import type { BackendSummaryInput as _goldpan_testgen_v1_BackendSummaryInput, BackendSummary as _goldpan_testgen_v1_BackendSummary } from './goldpan/testgen/v1/BackendSummary.ts';
import type { GenerateInputsRequestInput as _goldpan_testgen_v1_GenerateInputsRequestInput, GenerateInputsRequest as _goldpan_testgen_v1_GenerateInputsRequest } from './goldpan/testgen/v1/GenerateInputsRequest.ts';
import type { GenerateInputsResponseInput as _goldpan_testgen_v1_GenerateInputsResponseInput, GenerateInputsResponse as _goldpan_testgen_v1_GenerateInputsResponse } from './goldpan/testgen/v1/GenerateInputsResponse.ts';
import type { GeneratedInputInput as _goldpan_testgen_v1_GeneratedInputInput, GeneratedInput as _goldpan_testgen_v1_GeneratedInput } from './goldpan/testgen/v1/GeneratedInput.ts';
import type { GenerationSummaryInput as _goldpan_testgen_v1_GenerationSummaryInput, GenerationSummary as _goldpan_testgen_v1_GenerationSummary } from './goldpan/testgen/v1/GenerationSummary.ts';
import type { PanelSummaryInput as _goldpan_testgen_v1_PanelSummaryInput, PanelSummary as _goldpan_testgen_v1_PanelSummary } from './goldpan/testgen/v1/PanelSummary.ts';
import type { TestGeneratorServiceClient as _goldpan_testgen_v1_TestGeneratorServiceClient, TestGeneratorServiceDefinition as _goldpan_testgen_v1_TestGeneratorServiceDefinition } from './goldpan/testgen/v1/TestGeneratorService.ts';
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
      }
    }
    testgen: {
      v1: {
        BackendSummary: MessageTypeDefinition<_goldpan_testgen_v1_BackendSummaryInput, _goldpan_testgen_v1_BackendSummary>
        GenerateInputsRequest: MessageTypeDefinition<_goldpan_testgen_v1_GenerateInputsRequestInput, _goldpan_testgen_v1_GenerateInputsRequest>
        GenerateInputsResponse: MessageTypeDefinition<_goldpan_testgen_v1_GenerateInputsResponseInput, _goldpan_testgen_v1_GenerateInputsResponse>
        GeneratedInput: MessageTypeDefinition<_goldpan_testgen_v1_GeneratedInputInput, _goldpan_testgen_v1_GeneratedInput>
        GenerationSummary: MessageTypeDefinition<_goldpan_testgen_v1_GenerationSummaryInput, _goldpan_testgen_v1_GenerationSummary>
        PanelSummary: MessageTypeDefinition<_goldpan_testgen_v1_PanelSummaryInput, _goldpan_testgen_v1_PanelSummary>
        /**
         * Writes new inputs for a problem, on which candidates can be told apart.
         */
        TestGeneratorService: SubtypeConstructor<typeof grpc.Client, _goldpan_testgen_v1_TestGeneratorServiceClient> & { service: _goldpan_testgen_v1_TestGeneratorServiceDefinition }
      }
    }
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
    }
  }
}

