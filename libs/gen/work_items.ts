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
import type { BlobReferenceInput as _goldpan_event_v1_BlobReferenceInput, BlobReference as _goldpan_event_v1_BlobReference } from './goldpan/event/v1/BlobReference.ts';
import type { FilterTaskInput as _goldpan_event_v1_FilterTaskInput, FilterTask as _goldpan_event_v1_FilterTask } from './goldpan/event/v1/FilterTask.ts';
import type { FilterWorkInput as _goldpan_event_v1_FilterWorkInput, FilterWork as _goldpan_event_v1_FilterWork } from './goldpan/event/v1/FilterWork.ts';
import type { TraceTaskInput as _goldpan_event_v1_TraceTaskInput, TraceTask as _goldpan_event_v1_TraceTask } from './goldpan/event/v1/TraceTask.ts';
import type { TraceWorkInput as _goldpan_event_v1_TraceWorkInput, TraceWork as _goldpan_event_v1_TraceWork } from './goldpan/event/v1/TraceWork.ts';
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
    event: {
      v1: {
        BlobReference: MessageTypeDefinition<_goldpan_event_v1_BlobReferenceInput, _goldpan_event_v1_BlobReference>
        FilterTask: MessageTypeDefinition<_goldpan_event_v1_FilterTaskInput, _goldpan_event_v1_FilterTask>
        FilterWork: MessageTypeDefinition<_goldpan_event_v1_FilterWorkInput, _goldpan_event_v1_FilterWork>
        TraceTask: MessageTypeDefinition<_goldpan_event_v1_TraceTaskInput, _goldpan_event_v1_TraceTask>
        TraceWork: MessageTypeDefinition<_goldpan_event_v1_TraceWorkInput, _goldpan_event_v1_TraceWork>
      }
    }
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
    }
  }
}

