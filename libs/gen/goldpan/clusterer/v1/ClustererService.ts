// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ClusterProgramsRequestInput as _goldpan_clusterer_v1_ClusterProgramsRequestInput, ClusterProgramsRequest as _goldpan_clusterer_v1_ClusterProgramsRequest } from '../../../goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { ClusterProgramsResponseInput as _goldpan_clusterer_v1_ClusterProgramsResponseInput, ClusterProgramsResponse as _goldpan_clusterer_v1_ClusterProgramsResponse } from '../../../goldpan/clusterer/v1/ClusterProgramsResponse.ts';

/**
 * Groups programs by what they do.
 */
export interface ClustererServiceClient extends grpc.Client {
  /**
   * Takes signatures as a stream, then streams the clusters, largest first.
   * 
   * The first message must hold the options. An input on which more than
   * `crash_share_max` of the programs crash or time out is dropped as probably invalid
   * before programs are compared. Ties in size are broken by the smallest program id.
   * With `equivalence`, outputs that the problem's checker takes for each other count as one behaviour: the
   * inputs follow the options, and the signatures bring their programs.
   * Fails with INVALID_ARGUMENT when signatures differ in length, UNAVAILABLE when `equivalence` is asked for and no executor answers.
   */
  ClusterPrograms(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsResponse>;
  ClusterPrograms(options?: grpc.CallOptions): grpc.ClientDuplexStream<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsResponse>;
  /**
   * Takes signatures as a stream, then streams the clusters, largest first.
   * 
   * The first message must hold the options. An input on which more than
   * `crash_share_max` of the programs crash or time out is dropped as probably invalid
   * before programs are compared. Ties in size are broken by the smallest program id.
   * With `equivalence`, outputs that the problem's checker takes for each other count as one behaviour: the
   * inputs follow the options, and the signatures bring their programs.
   * Fails with INVALID_ARGUMENT when signatures differ in length, UNAVAILABLE when `equivalence` is asked for and no executor answers.
   */
  clusterPrograms(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsResponse>;
  clusterPrograms(options?: grpc.CallOptions): grpc.ClientDuplexStream<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsResponse>;
  
}

/**
 * Groups programs by what they do.
 */
export interface ClustererServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Takes signatures as a stream, then streams the clusters, largest first.
   * 
   * The first message must hold the options. An input on which more than
   * `crash_share_max` of the programs crash or time out is dropped as probably invalid
   * before programs are compared. Ties in size are broken by the smallest program id.
   * With `equivalence`, outputs that the problem's checker takes for each other count as one behaviour: the
   * inputs follow the options, and the signatures bring their programs.
   * Fails with INVALID_ARGUMENT when signatures differ in length, UNAVAILABLE when `equivalence` is asked for and no executor answers.
   */
  ClusterPrograms: grpc.handleBidiStreamingCall<_goldpan_clusterer_v1_ClusterProgramsRequest, _goldpan_clusterer_v1_ClusterProgramsResponseInput>;
  
}

export interface ClustererServiceDefinition extends grpc.ServiceDefinition {
  ClusterPrograms: MethodDefinition<_goldpan_clusterer_v1_ClusterProgramsRequestInput, _goldpan_clusterer_v1_ClusterProgramsResponseInput, _goldpan_clusterer_v1_ClusterProgramsRequest, _goldpan_clusterer_v1_ClusterProgramsResponse>
}
