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
import type { ListPoliciesRequestInput as _goldpan_policy_v1_ListPoliciesRequestInput, ListPoliciesRequest as _goldpan_policy_v1_ListPoliciesRequest } from './goldpan/policy/v1/ListPoliciesRequest.ts';
import type { ListPoliciesResponseInput as _goldpan_policy_v1_ListPoliciesResponseInput, ListPoliciesResponse as _goldpan_policy_v1_ListPoliciesResponse } from './goldpan/policy/v1/ListPoliciesResponse.ts';
import type { PolicyInput as _goldpan_policy_v1_PolicyInput, Policy as _goldpan_policy_v1_Policy } from './goldpan/policy/v1/Policy.ts';
import type { PolicyServiceClient as _goldpan_policy_v1_PolicyServiceClient, PolicyServiceDefinition as _goldpan_policy_v1_PolicyServiceDefinition } from './goldpan/policy/v1/PolicyService.ts';
import type { SampleInput as _goldpan_policy_v1_SampleInput, Sample as _goldpan_policy_v1_Sample } from './goldpan/policy/v1/Sample.ts';
import type { SampleBatchInput as _goldpan_policy_v1_SampleBatchInput, SampleBatch as _goldpan_policy_v1_SampleBatch } from './goldpan/policy/v1/SampleBatch.ts';
import type { SampleCandidatesRequestInput as _goldpan_policy_v1_SampleCandidatesRequestInput, SampleCandidatesRequest as _goldpan_policy_v1_SampleCandidatesRequest } from './goldpan/policy/v1/SampleCandidatesRequest.ts';
import type { SampleCandidatesResponseInput as _goldpan_policy_v1_SampleCandidatesResponseInput, SampleCandidatesResponse as _goldpan_policy_v1_SampleCandidatesResponse } from './goldpan/policy/v1/SampleCandidatesResponse.ts';
import type { SamplingSummaryInput as _goldpan_policy_v1_SamplingSummaryInput, SamplingSummary as _goldpan_policy_v1_SamplingSummary } from './goldpan/policy/v1/SamplingSummary.ts';
import type { SamplingUsageInput as _goldpan_policy_v1_SamplingUsageInput, SamplingUsage as _goldpan_policy_v1_SamplingUsage } from './goldpan/policy/v1/SamplingUsage.ts';
import type { UnextractableInput as _goldpan_policy_v1_UnextractableInput, Unextractable as _goldpan_policy_v1_Unextractable } from './goldpan/policy/v1/Unextractable.ts';
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
    policy: {
      v1: {
        ListPoliciesRequest: MessageTypeDefinition<_goldpan_policy_v1_ListPoliciesRequestInput, _goldpan_policy_v1_ListPoliciesRequest>
        ListPoliciesResponse: MessageTypeDefinition<_goldpan_policy_v1_ListPoliciesResponseInput, _goldpan_policy_v1_ListPoliciesResponse>
        Policy: MessageTypeDefinition<_goldpan_policy_v1_PolicyInput, _goldpan_policy_v1_Policy>
        /**
         * Samples candidate programs from a family of policies.
         */
        PolicyService: SubtypeConstructor<typeof grpc.Client, _goldpan_policy_v1_PolicyServiceClient> & { service: _goldpan_policy_v1_PolicyServiceDefinition }
        Sample: MessageTypeDefinition<_goldpan_policy_v1_SampleInput, _goldpan_policy_v1_Sample>
        SampleBatch: MessageTypeDefinition<_goldpan_policy_v1_SampleBatchInput, _goldpan_policy_v1_SampleBatch>
        SampleCandidatesRequest: MessageTypeDefinition<_goldpan_policy_v1_SampleCandidatesRequestInput, _goldpan_policy_v1_SampleCandidatesRequest>
        SampleCandidatesResponse: MessageTypeDefinition<_goldpan_policy_v1_SampleCandidatesResponseInput, _goldpan_policy_v1_SampleCandidatesResponse>
        SamplingSummary: MessageTypeDefinition<_goldpan_policy_v1_SamplingSummaryInput, _goldpan_policy_v1_SamplingSummary>
        SamplingUsage: MessageTypeDefinition<_goldpan_policy_v1_SamplingUsageInput, _goldpan_policy_v1_SamplingUsage>
        Unextractable: MessageTypeDefinition<_goldpan_policy_v1_UnextractableInput, _goldpan_policy_v1_Unextractable>
      }
    }
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
    }
  }
}

