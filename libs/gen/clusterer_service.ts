import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { ClusterInput as _goldpan_clusterer_v1_ClusterInput, Cluster as _goldpan_clusterer_v1_Cluster } from './goldpan/clusterer/v1/Cluster.ts';
import type { ClusterOptionsInput as _goldpan_clusterer_v1_ClusterOptionsInput, ClusterOptions as _goldpan_clusterer_v1_ClusterOptions } from './goldpan/clusterer/v1/ClusterOptions.ts';
import type { ClusterProgramsRequestInput as _goldpan_clusterer_v1_ClusterProgramsRequestInput, ClusterProgramsRequest as _goldpan_clusterer_v1_ClusterProgramsRequest } from './goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { ClusterProgramsResponseInput as _goldpan_clusterer_v1_ClusterProgramsResponseInput, ClusterProgramsResponse as _goldpan_clusterer_v1_ClusterProgramsResponse } from './goldpan/clusterer/v1/ClusterProgramsResponse.ts';
import type { ClustererServiceClient as _goldpan_clusterer_v1_ClustererServiceClient, ClustererServiceDefinition as _goldpan_clusterer_v1_ClustererServiceDefinition } from './goldpan/clusterer/v1/ClustererService.ts';
import type { ClusteringSummaryInput as _goldpan_clusterer_v1_ClusteringSummaryInput, ClusteringSummary as _goldpan_clusterer_v1_ClusteringSummary } from './goldpan/clusterer/v1/ClusteringSummary.ts';
import type { SignatureInput as _goldpan_clusterer_v1_SignatureInput, Signature as _goldpan_clusterer_v1_Signature } from './goldpan/clusterer/v1/Signature.ts';
import type { SignatureBatchInput as _goldpan_clusterer_v1_SignatureBatchInput, SignatureBatch as _goldpan_clusterer_v1_SignatureBatch } from './goldpan/clusterer/v1/SignatureBatch.ts';
import type { DurationInput as _google_protobuf_DurationInput, Duration as _google_protobuf_Duration } from './google/protobuf/Duration.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  goldpan: {
    clusterer: {
      v1: {
        Cluster: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterInput, _goldpan_clusterer_v1_Cluster>
        ClusterOptions: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterOptionsInput, _goldpan_clusterer_v1_ClusterOptions>
        ClusterProgramsRequest: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsRequest>
        ClusterProgramsResponse: MessageTypeDefinition<_goldpan_clusterer_v1_ClusterProgramsResponseInput, _goldpan_clusterer_v1_ClusterProgramsResponse>
        /**
         * Groups programs by what they do.
         */
        ClustererService: SubtypeConstructor<typeof grpc.Client, _goldpan_clusterer_v1_ClustererServiceClient> & { service: _goldpan_clusterer_v1_ClustererServiceDefinition }
        ClusteringSummary: MessageTypeDefinition<_goldpan_clusterer_v1_ClusteringSummaryInput, _goldpan_clusterer_v1_ClusteringSummary>
        Signature: MessageTypeDefinition<_goldpan_clusterer_v1_SignatureInput, _goldpan_clusterer_v1_Signature>
        SignatureBatch: MessageTypeDefinition<_goldpan_clusterer_v1_SignatureBatchInput, _goldpan_clusterer_v1_SignatureBatch>
      }
    }
  }
  google: {
    protobuf: {
      Duration: MessageTypeDefinition<_google_protobuf_DurationInput, _google_protobuf_Duration>
    }
  }
}

