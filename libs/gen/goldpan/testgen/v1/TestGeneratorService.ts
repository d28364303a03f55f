// Original file: proto/goldpan/testgen/v1/test_generator_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GenerateInputsRequestInput as _goldpan_testgen_v1_GenerateInputsRequestInput, GenerateInputsRequest as _goldpan_testgen_v1_GenerateInputsRequest } from '../../../goldpan/testgen/v1/GenerateInputsRequest.ts';
import type { GenerateInputsResponseInput as _goldpan_testgen_v1_GenerateInputsResponseInput, GenerateInputsResponse as _goldpan_testgen_v1_GenerateInputsResponse } from '../../../goldpan/testgen/v1/GenerateInputsResponse.ts';

/**
 * Writes new inputs for a problem, on which candidates can be told apart.
 */
export interface TestGeneratorServiceClient extends grpc.Client {
  /**
   * Generates inputs and streams them as they come, never the same input twice.
   * 
   * Backends are asked in the order given; when one gives fewer than its share, the others fill up.
   * The stream may end with fewer inputs than asked for: see `GenerationSummary`.
   * Fails with INVALID_ARGUMENT on a bad request, UNAVAILABLE (ENDPOINT_FAILED) when only
   * backends with a model were asked for and its endpoint failed.
   */
  GenerateInputs(argument: _goldpan_testgen_v1_GenerateInputsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_testgen_v1_GenerateInputsResponse>;
  GenerateInputs(argument: _goldpan_testgen_v1_GenerateInputsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_testgen_v1_GenerateInputsResponse>;
  /**
   * Generates inputs and streams them as they come, never the same input twice.
   * 
   * Backends are asked in the order given; when one gives fewer than its share, the others fill up.
   * The stream may end with fewer inputs than asked for: see `GenerationSummary`.
   * Fails with INVALID_ARGUMENT on a bad request, UNAVAILABLE (ENDPOINT_FAILED) when only
   * backends with a model were asked for and its endpoint failed.
   */
  generateInputs(argument: _goldpan_testgen_v1_GenerateInputsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_testgen_v1_GenerateInputsResponse>;
  generateInputs(argument: _goldpan_testgen_v1_GenerateInputsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_testgen_v1_GenerateInputsResponse>;
  
}

/**
 * Writes new inputs for a problem, on which candidates can be told apart.
 */
export interface TestGeneratorServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Generates inputs and streams them as they come, never the same input twice.
   * 
   * Backends are asked in the order given; when one gives fewer than its share, the others fill up.
   * The stream may end with fewer inputs than asked for: see `GenerationSummary`.
   * Fails with INVALID_ARGUMENT on a bad request, UNAVAILABLE (ENDPOINT_FAILED) when only
   * backends with a model were asked for and its endpoint failed.
   */
  GenerateInputs: grpc.handleServerStreamingCall<_goldpan_testgen_v1_GenerateInputsRequest, _goldpan_testgen_v1_GenerateInputsResponseInput>;
  
}

export interface TestGeneratorServiceDefinition extends grpc.ServiceDefinition {
  GenerateInputs: MethodDefinition<_goldpan_testgen_v1_GenerateInputsRequestInput, _goldpan_testgen_v1_GenerateInputsResponseInput, _goldpan_testgen_v1_GenerateInputsRequest, _goldpan_testgen_v1_GenerateInputsResponse>
}
