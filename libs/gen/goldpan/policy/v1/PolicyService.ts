// Original file: proto/goldpan/policy/v1/policy_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListPoliciesRequestInput as _goldpan_policy_v1_ListPoliciesRequestInput, ListPoliciesRequest as _goldpan_policy_v1_ListPoliciesRequest } from '../../../goldpan/policy/v1/ListPoliciesRequest.ts';
import type { ListPoliciesResponseInput as _goldpan_policy_v1_ListPoliciesResponseInput, ListPoliciesResponse as _goldpan_policy_v1_ListPoliciesResponse } from '../../../goldpan/policy/v1/ListPoliciesResponse.ts';
import type { SampleCandidatesRequestInput as _goldpan_policy_v1_SampleCandidatesRequestInput, SampleCandidatesRequest as _goldpan_policy_v1_SampleCandidatesRequest } from '../../../goldpan/policy/v1/SampleCandidatesRequest.ts';
import type { SampleCandidatesResponseInput as _goldpan_policy_v1_SampleCandidatesResponseInput, SampleCandidatesResponse as _goldpan_policy_v1_SampleCandidatesResponse } from '../../../goldpan/policy/v1/SampleCandidatesResponse.ts';

/**
 * Samples candidate programs from a family of policies.
 */
export interface PolicyServiceClient extends grpc.Client {
  /**
   * Lists the policies of the family.
   */
  ListPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  ListPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  ListPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  ListPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  /**
   * Lists the policies of the family.
   */
  listPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  listPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  listPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  listPolicies(argument: _goldpan_policy_v1_ListPoliciesRequestInput, callback: grpc.requestCallback<_goldpan_policy_v1_ListPoliciesResponse>): grpc.ClientUnaryCall;
  
  /**
   * Samples candidates for one problem and streams them in batches as they come.
   * 
   * The samples are split evenly over the policies of the family. Every sample has a random
   * temperature, rating and tags drawn from `seed` and its index, so an equal request over a
   * recorded pool gives equal samples. A reply in which no program is found is a sample too: it is
   * streamed with `unextractable` set. Ends early, without an error, when a budget is spent:
   * see `SamplingSummary.stop_reason`.
   * Fails with INVALID_ARGUMENT on a bad request, NOT_FOUND (reason POOL_NOT_FOUND or
   * POLICY_NOT_FOUND), FAILED_PRECONDITION (reason MALFORMED_POOL, or PRICE_UNKNOWN when money is limited
   * and a policy has no price), UNAVAILABLE (reason ENDPOINT_FAILED) when every attempt at a model endpoint failed.
   */
  SampleCandidates(argument: _goldpan_policy_v1_SampleCandidatesRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_policy_v1_SampleCandidatesResponse>;
  SampleCandidates(argument: _goldpan_policy_v1_SampleCandidatesRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_policy_v1_SampleCandidatesResponse>;
  /**
   * Samples candidates for one problem and streams them in batches as they come.
   * 
   * The samples are split evenly over the policies of the family. Every sample has a random
   * temperature, rating and tags drawn from `seed` and its index, so an equal request over a
   * recorded pool gives equal samples. A reply in which no program is found is a sample too: it is
   * streamed with `unextractable` set. Ends early, without an error, when a budget is spent:
   * see `SamplingSummary.stop_reason`.
   * Fails with INVALID_ARGUMENT on a bad request, NOT_FOUND (reason POOL_NOT_FOUND or
   * POLICY_NOT_FOUND), FAILED_PRECONDITION (reason MALFORMED_POOL, or PRICE_UNKNOWN when money is limited
   * and a policy has no price), UNAVAILABLE (reason ENDPOINT_FAILED) when every attempt at a model endpoint failed.
   */
  sampleCandidates(argument: _goldpan_policy_v1_SampleCandidatesRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_policy_v1_SampleCandidatesResponse>;
  sampleCandidates(argument: _goldpan_policy_v1_SampleCandidatesRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_goldpan_policy_v1_SampleCandidatesResponse>;
  
}

/**
 * Samples candidate programs from a family of policies.
 */
export interface PolicyServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Lists the policies of the family.
   */
  ListPolicies: grpc.handleUnaryCall<_goldpan_policy_v1_ListPoliciesRequest, _goldpan_policy_v1_ListPoliciesResponseInput>;
  
  /**
   * Samples candidates for one problem and streams them in batches as they come.
   * 
   * The samples are split evenly over the policies of the family. Every sample has a random
   * temperature, rating and tags drawn from `seed` and its index, so an equal request over a
   * recorded pool gives equal samples. A reply in which no program is found is a sample too: it is
   * streamed with `unextractable` set. Ends early, without an error, when a budget is spent:
   * see `SamplingSummary.stop_reason`.
   * Fails with INVALID_ARGUMENT on a bad request, NOT_FOUND (reason POOL_NOT_FOUND or
   * POLICY_NOT_FOUND), FAILED_PRECONDITION (reason MALFORMED_POOL, or PRICE_UNKNOWN when money is limited
   * and a policy has no price), UNAVAILABLE (reason ENDPOINT_FAILED) when every attempt at a model endpoint failed.
   */
  SampleCandidates: grpc.handleServerStreamingCall<_goldpan_policy_v1_SampleCandidatesRequest, _goldpan_policy_v1_SampleCandidatesResponseInput>;
  
}

export interface PolicyServiceDefinition extends grpc.ServiceDefinition {
  ListPolicies: MethodDefinition<_goldpan_policy_v1_ListPoliciesRequestInput, _goldpan_policy_v1_ListPoliciesResponseInput, _goldpan_policy_v1_ListPoliciesRequest, _goldpan_policy_v1_ListPoliciesResponse>
  SampleCandidates: MethodDefinition<_goldpan_policy_v1_SampleCandidatesRequestInput, _goldpan_policy_v1_SampleCandidatesResponseInput, _goldpan_policy_v1_SampleCandidatesRequest, _goldpan_policy_v1_SampleCandidatesResponse>
}
