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
import type { CancelRunRequestInput as _goldpan_solver_v1_CancelRunRequestInput, CancelRunRequest as _goldpan_solver_v1_CancelRunRequest } from './goldpan/solver/v1/CancelRunRequest.ts';
import type { CancelRunResponseInput as _goldpan_solver_v1_CancelRunResponseInput, CancelRunResponse as _goldpan_solver_v1_CancelRunResponse } from './goldpan/solver/v1/CancelRunResponse.ts';
import type { FunnelInput as _goldpan_solver_v1_FunnelInput, Funnel as _goldpan_solver_v1_Funnel } from './goldpan/solver/v1/Funnel.ts';
import type { GetRunRequestInput as _goldpan_solver_v1_GetRunRequestInput, GetRunRequest as _goldpan_solver_v1_GetRunRequest } from './goldpan/solver/v1/GetRunRequest.ts';
import type { GetRunResponseInput as _goldpan_solver_v1_GetRunResponseInput, GetRunResponse as _goldpan_solver_v1_GetRunResponse } from './goldpan/solver/v1/GetRunResponse.ts';
import type { ListRunsRequestInput as _goldpan_solver_v1_ListRunsRequestInput, ListRunsRequest as _goldpan_solver_v1_ListRunsRequest } from './goldpan/solver/v1/ListRunsRequest.ts';
import type { ListRunsResponseInput as _goldpan_solver_v1_ListRunsResponseInput, ListRunsResponse as _goldpan_solver_v1_ListRunsResponse } from './goldpan/solver/v1/ListRunsResponse.ts';
import type { RunInput as _goldpan_solver_v1_RunInput, Run as _goldpan_solver_v1_Run } from './goldpan/solver/v1/Run.ts';
import type { RunSpecInput as _goldpan_solver_v1_RunSpecInput, RunSpec as _goldpan_solver_v1_RunSpec } from './goldpan/solver/v1/RunSpec.ts';
import type { RunUsageInput as _goldpan_solver_v1_RunUsageInput, RunUsage as _goldpan_solver_v1_RunUsage } from './goldpan/solver/v1/RunUsage.ts';
import type { SolverServiceClient as _goldpan_solver_v1_SolverServiceClient, SolverServiceDefinition as _goldpan_solver_v1_SolverServiceDefinition } from './goldpan/solver/v1/SolverService.ts';
import type { StageInput as _goldpan_solver_v1_StageInput, Stage as _goldpan_solver_v1_Stage } from './goldpan/solver/v1/Stage.ts';
import type { StartRunRequestInput as _goldpan_solver_v1_StartRunRequestInput, StartRunRequest as _goldpan_solver_v1_StartRunRequest } from './goldpan/solver/v1/StartRunRequest.ts';
import type { StartRunResponseInput as _goldpan_solver_v1_StartRunResponseInput, StartRunResponse as _goldpan_solver_v1_StartRunResponse } from './goldpan/solver/v1/StartRunResponse.ts';
import type { SubmissionInput as _goldpan_solver_v1_SubmissionInput, Submission as _goldpan_solver_v1_Submission } from './goldpan/solver/v1/Submission.ts';
import type { WatchRunRequestInput as _goldpan_solver_v1_WatchRunRequestInput, WatchRunRequest as _goldpan_solver_v1_WatchRunRequest } from './goldpan/solver/v1/WatchRunRequest.ts';
import type { WatchRunResponseInput as _goldpan_solver_v1_WatchRunResponseInput, WatchRunResponse as _goldpan_solver_v1_WatchRunResponse } from './goldpan/solver/v1/WatchRunResponse.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from './google/protobuf/Duration.ts';
import type { TimestampInput as _google_protobuf_TimestampInput, Timestamp as _google_protobuf_Timestamp } from './google/protobuf/Timestamp.ts';

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
    solver: {
      v1: {
        CancelRunRequest: MessageTypeDefinition<_goldpan_solver_v1_CancelRunRequestInput, _goldpan_solver_v1_CancelRunRequest>
        CancelRunResponse: MessageTypeDefinition<_goldpan_solver_v1_CancelRunResponseInput, _goldpan_solver_v1_CancelRunResponse>
        Funnel: MessageTypeDefinition<_goldpan_solver_v1_FunnelInput, _goldpan_solver_v1_Funnel>
        GetRunRequest: MessageTypeDefinition<_goldpan_solver_v1_GetRunRequestInput, _goldpan_solver_v1_GetRunRequest>
        GetRunResponse: MessageTypeDefinition<_goldpan_solver_v1_GetRunResponseInput, _goldpan_solver_v1_GetRunResponse>
        ListRunsRequest: MessageTypeDefinition<_goldpan_solver_v1_ListRunsRequestInput, _goldpan_solver_v1_ListRunsRequest>
        ListRunsResponse: MessageTypeDefinition<_goldpan_solver_v1_ListRunsResponseInput, _goldpan_solver_v1_ListRunsResponse>
        Run: MessageTypeDefinition<_goldpan_solver_v1_RunInput, _goldpan_solver_v1_Run>
        RunSpec: MessageTypeDefinition<_goldpan_solver_v1_RunSpecInput, _goldpan_solver_v1_RunSpec>
        RunState: EnumTypeDefinition
        RunUsage: MessageTypeDefinition<_goldpan_solver_v1_RunUsageInput, _goldpan_solver_v1_RunUsage>
        /**
         * Solves problems: joins policy, executor, test generator, clusterer and scorer into runs.
         */
        SolverService: SubtypeConstructor<typeof grpc.Client, _goldpan_solver_v1_SolverServiceClient> & { service: _goldpan_solver_v1_SolverServiceDefinition }
        Stage: MessageTypeDefinition<_goldpan_solver_v1_StageInput, _goldpan_solver_v1_Stage>
        StartRunRequest: MessageTypeDefinition<_goldpan_solver_v1_StartRunRequestInput, _goldpan_solver_v1_StartRunRequest>
        StartRunResponse: MessageTypeDefinition<_goldpan_solver_v1_StartRunResponseInput, _goldpan_solver_v1_StartRunResponse>
        Submission: MessageTypeDefinition<_goldpan_solver_v1_SubmissionInput, _goldpan_solver_v1_Submission>
        WatchRunRequest: MessageTypeDefinition<_goldpan_solver_v1_WatchRunRequestInput, _goldpan_solver_v1_WatchRunRequest>
        WatchRunResponse: MessageTypeDefinition<_goldpan_solver_v1_WatchRunResponseInput, _goldpan_solver_v1_WatchRunResponse>
      }
    }
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
      Timestamp: MessageTypeDefinition<_google_protobuf_TimestampInput, _google_protobuf_Timestamp>
    }
  }
}

