import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { BehaviourMergeInput as _goldpan_clusterer_v1_BehaviourMergeInput, BehaviourMerge as _goldpan_clusterer_v1_BehaviourMerge } from './goldpan/clusterer/v1/BehaviourMerge.ts';
import type { BehaviourMergesInput as _goldpan_clusterer_v1_BehaviourMergesInput, BehaviourMerges as _goldpan_clusterer_v1_BehaviourMerges } from './goldpan/clusterer/v1/BehaviourMerges.ts';
import type { ClusterInput as _goldpan_clusterer_v1_ClusterInput, Cluster as _goldpan_clusterer_v1_Cluster } from './goldpan/clusterer/v1/Cluster.ts';
import type { ClusterOptionsInput as _goldpan_clusterer_v1_ClusterOptionsInput, ClusterOptions as _goldpan_clusterer_v1_ClusterOptions } from './goldpan/clusterer/v1/ClusterOptions.ts';
import type { ClusterProgramsRequestInput as _goldpan_clusterer_v1_ClusterProgramsRequestInput, ClusterProgramsRequest as _goldpan_clusterer_v1_ClusterProgramsRequest } from './goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { ClusterProgramsResponseInput as _goldpan_clusterer_v1_ClusterProgramsResponseInput, ClusterProgramsResponse as _goldpan_clusterer_v1_ClusterProgramsResponse } from './goldpan/clusterer/v1/ClusterProgramsResponse.ts';
import type { ClustererServiceClient as _goldpan_clusterer_v1_ClustererServiceClient, ClustererServiceDefinition as _goldpan_clusterer_v1_ClustererServiceDefinition } from './goldpan/clusterer/v1/ClustererService.ts';
import type { ClusteringSummaryInput as _goldpan_clusterer_v1_ClusteringSummaryInput, ClusteringSummary as _goldpan_clusterer_v1_ClusteringSummary } from './goldpan/clusterer/v1/ClusteringSummary.ts';
import type { EquivalenceInput as _goldpan_clusterer_v1_EquivalenceInput, Equivalence as _goldpan_clusterer_v1_Equivalence } from './goldpan/clusterer/v1/Equivalence.ts';
import type { InputBatchInput as _goldpan_clusterer_v1_InputBatchInput, InputBatch as _goldpan_clusterer_v1_InputBatch } from './goldpan/clusterer/v1/InputBatch.ts';
import type { SignatureInput as _goldpan_clusterer_v1_SignatureInput, Signature as _goldpan_clusterer_v1_Signature } from './goldpan/clusterer/v1/Signature.ts';
import type { SignatureBatchInput as _goldpan_clusterer_v1_SignatureBatchInput, SignatureBatch as _goldpan_clusterer_v1_SignatureBatch } from './goldpan/clusterer/v1/SignatureBatch.ts';
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
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from './google/protobuf/Duration.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  goldpan: {
    clusterer: {
      v1: {
        BehaviourMerge: MessageTypeDefinition<_goldpan_clusterer_v1_BehaviourMergeInput, _goldpan_clusterer_v1_BehaviourMerge>
        BehaviourMerges: MessageTypeDefinition<_goldpan_clusterer_v1_BehaviourMergesInput, _goldpan_clusterer_v1_BehaviourMerges>
        Cluster: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterInput, _goldpan_clusterer_v1_Cluster>
        ClusterOptions: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterOptionsInput, _goldpan_clusterer_v1_ClusterOptions>
        ClusterProgramsRequest: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsRequest>
        ClusterProgramsResponse: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterProgramsResponseInput, _goldpan_clusterer_v1_ClusterProgramsResponse>
        /**
         * Groups programs by what they do.
         */
        ClustererService: SubtypeConstructor<typeof grpc.Client, _goldpan_clusterer_v1_ClustererServiceClient> & { service: _goldpan_clusterer_v1_ClustererServiceDefinition }
        ClusteringSummary: MessageTypeDefinition<_goldpan_clusterer_v1_ClusteringSummaryInput, _goldpan_clusterer_v1_ClusteringSummary>
        Equivalence: MessageTypeDefinition<_goldpan_clusterer_v1_EquivalenceInput, _goldpan_clusterer_v1_Equivalence>
        InputBatch: MessageTypeDefinition<_goldpan_clusterer_v1_InputBatchInput, _goldpan_clusterer_v1_InputBatch>
        Signature: MessageTypeDefinition<_goldpan_clusterer_v1_SignatureInput, _goldpan_clusterer_v1_Signature>
        SignatureBatch: MessageTypeDefinition<_goldpan_clusterer_v1_SignatureBatchInput, _goldpan_clusterer_v1_SignatureBatch>
      }
    }
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
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
    }
  }
}

