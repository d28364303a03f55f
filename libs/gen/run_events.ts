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
import type { BlobReferenceInput as _goldpan_event_v1_BlobReferenceInput, BlobReference as _goldpan_event_v1_BlobReference } from './goldpan/event/v1/BlobReference.ts';
import type { CandidatesFilteredInput as _goldpan_event_v1_CandidatesFilteredInput, CandidatesFiltered as _goldpan_event_v1_CandidatesFiltered } from './goldpan/event/v1/CandidatesFiltered.ts';
import type { CandidatesSampledInput as _goldpan_event_v1_CandidatesSampledInput, CandidatesSampled as _goldpan_event_v1_CandidatesSampled } from './goldpan/event/v1/CandidatesSampled.ts';
import type { CandidatesTracedInput as _goldpan_event_v1_CandidatesTracedInput, CandidatesTraced as _goldpan_event_v1_CandidatesTraced } from './goldpan/event/v1/CandidatesTraced.ts';
import type { ClusterSummaryInput as _goldpan_event_v1_ClusterSummaryInput, ClusterSummary as _goldpan_event_v1_ClusterSummary } from './goldpan/event/v1/ClusterSummary.ts';
import type { FilterResultInput as _goldpan_event_v1_FilterResultInput, FilterResult as _goldpan_event_v1_FilterResult } from './goldpan/event/v1/FilterResult.ts';
import type { FilterTaskInput as _goldpan_event_v1_FilterTaskInput, FilterTask as _goldpan_event_v1_FilterTask } from './goldpan/event/v1/FilterTask.ts';
import type { FilterWorkInput as _goldpan_event_v1_FilterWorkInput, FilterWork as _goldpan_event_v1_FilterWork } from './goldpan/event/v1/FilterWork.ts';
import type { InputsGeneratedInput as _goldpan_event_v1_InputsGeneratedInput, InputsGenerated as _goldpan_event_v1_InputsGenerated } from './goldpan/event/v1/InputsGenerated.ts';
import type { ProgramScoreInput as _goldpan_event_v1_ProgramScoreInput, ProgramScore as _goldpan_event_v1_ProgramScore } from './goldpan/event/v1/ProgramScore.ts';
import type { ProgramsClusteredInput as _goldpan_event_v1_ProgramsClusteredInput, ProgramsClustered as _goldpan_event_v1_ProgramsClustered } from './goldpan/event/v1/ProgramsClustered.ts';
import type { ProgramsScoredInput as _goldpan_event_v1_ProgramsScoredInput, ProgramsScored as _goldpan_event_v1_ProgramsScored } from './goldpan/event/v1/ProgramsScored.ts';
import type { RunCancelledInput as _goldpan_event_v1_RunCancelledInput, RunCancelled as _goldpan_event_v1_RunCancelled } from './goldpan/event/v1/RunCancelled.ts';
import type { RunEventInput as _goldpan_event_v1_RunEventInput, RunEvent as _goldpan_event_v1_RunEvent } from './goldpan/event/v1/RunEvent.ts';
import type { RunFailedInput as _goldpan_event_v1_RunFailedInput, RunFailed as _goldpan_event_v1_RunFailed } from './goldpan/event/v1/RunFailed.ts';
import type { RunStartedInput as _goldpan_event_v1_RunStartedInput, RunStarted as _goldpan_event_v1_RunStarted } from './goldpan/event/v1/RunStarted.ts';
import type { SamplingFinishedInput as _goldpan_event_v1_SamplingFinishedInput, SamplingFinished as _goldpan_event_v1_SamplingFinished } from './goldpan/event/v1/SamplingFinished.ts';
import type { SelectedSubmissionInput as _goldpan_event_v1_SelectedSubmissionInput, SelectedSubmission as _goldpan_event_v1_SelectedSubmission } from './goldpan/event/v1/SelectedSubmission.ts';
import type { SubmissionsSelectedInput as _goldpan_event_v1_SubmissionsSelectedInput, SubmissionsSelected as _goldpan_event_v1_SubmissionsSelected } from './goldpan/event/v1/SubmissionsSelected.ts';
import type { TraceRequestedInput as _goldpan_event_v1_TraceRequestedInput, TraceRequested as _goldpan_event_v1_TraceRequested } from './goldpan/event/v1/TraceRequested.ts';
import type { TraceResultInput as _goldpan_event_v1_TraceResultInput, TraceResult as _goldpan_event_v1_TraceResult } from './goldpan/event/v1/TraceResult.ts';
import type { TraceTaskInput as _goldpan_event_v1_TraceTaskInput, TraceTask as _goldpan_event_v1_TraceTask } from './goldpan/event/v1/TraceTask.ts';
import type { TraceWorkInput as _goldpan_event_v1_TraceWorkInput, TraceWork as _goldpan_event_v1_TraceWork } from './goldpan/event/v1/TraceWork.ts';
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
    event: {
      v1: {
        BlobReference: MessageTypeDefinition<_goldpan_event_v1_BlobReferenceInput, _goldpan_event_v1_BlobReference>
        CandidatesFiltered: MessageTypeDefinition<_goldpan_event_v1_CandidatesFilteredInput, _goldpan_event_v1_CandidatesFiltered>
        CandidatesSampled: MessageTypeDefinition<_goldpan_event_v1_CandidatesSampledInput, _goldpan_event_v1_CandidatesSampled>
        CandidatesTraced: MessageTypeDefinition<_goldpan_event_v1_CandidatesTracedInput, _goldpan_event_v1_CandidatesTraced>
        ClusterSummary: MessageTypeDefinition<_goldpan_event_v1_ClusterSummaryInput, _goldpan_event_v1_ClusterSummary>
        FilterResult: MessageTypeDefinition<_goldpan_event_v1_FilterResultInput, _goldpan_event_v1_FilterResult>
        FilterTask: MessageTypeDefinition<_goldpan_event_v1_FilterTaskInput, _goldpan_event_v1_FilterTask>
        FilterWork: MessageTypeDefinition<_goldpan_event_v1_FilterWorkInput, _goldpan_event_v1_FilterWork>
        InputsGenerated: MessageTypeDefinition<_goldpan_event_v1_InputsGeneratedInput, _goldpan_event_v1_InputsGenerated>
        ProgramScore: MessageTypeDefinition<_goldpan_event_v1_ProgramScoreInput, _goldpan_event_v1_ProgramScore>
        ProgramsClustered: MessageTypeDefinition<_goldpan_event_v1_ProgramsClusteredInput, _goldpan_event_v1_ProgramsClustered>
        ProgramsScored: MessageTypeDefinition<_goldpan_event_v1_ProgramsScoredInput, _goldpan_event_v1_ProgramsScored>
        RunCancelled: MessageTypeDefinition<_goldpan_event_v1_RunCancelledInput, _goldpan_event_v1_RunCancelled>
        RunEvent: MessageTypeDefinition<_goldpan_event_v1_RunEventInput, _goldpan_event_v1_RunEvent>
        RunFailed: MessageTypeDefinition<_goldpan_event_v1_RunFailedInput, _goldpan_event_v1_RunFailed>
        RunStarted: MessageTypeDefinition<_goldpan_event_v1_RunStartedInput, _goldpan_event_v1_RunStarted>
        SamplingFinished: MessageTypeDefinition<_goldpan_event_v1_SamplingFinishedInput, _goldpan_event_v1_SamplingFinished>
        SelectedSubmission: MessageTypeDefinition<_goldpan_event_v1_SelectedSubmissionInput, _goldpan_event_v1_SelectedSubmission>
        SubmissionsSelected: MessageTypeDefinition<_goldpan_event_v1_SubmissionsSelectedInput, _goldpan_event_v1_SubmissionsSelected>
        TraceRequested: MessageTypeDefinition<_goldpan_event_v1_TraceRequestedInput, _goldpan_event_v1_TraceRequested>
        TraceResult: MessageTypeDefinition<_goldpan_event_v1_TraceResultInput, _goldpan_event_v1_TraceResult>
        TraceTask: MessageTypeDefinition<_goldpan_event_v1_TraceTaskInput, _goldpan_event_v1_TraceTask>
        TraceWork: MessageTypeDefinition<_goldpan_event_v1_TraceWorkInput, _goldpan_event_v1_TraceWork>
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

