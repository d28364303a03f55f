// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Programs of one behaviour.
 */
export interface ClusterInput {
  /**
   * Id: first 16 hex digits of the SHA-256 of the shared signature.
   */
  'clusterId'?: (string);
  /**
   * Samples in the cluster, multiplicities added.
   */
  'sampleCount'?: (number | string | Long);
  /**
   * Members' ids, ascending; at most 1,000 a message, more follow under the same id.
   */
  'candidateIds'?: (string)[];
  /**
   * Whether the shared behaviour is a failure on every input.
   */
  'isFailing'?: (boolean);
}

/**
 * Programs of one behaviour.
 */
export interface Cluster {
  /**
   * Id: first 16 hex digits of the SHA-256 of the shared signature.
   */
  'clusterId': (string);
  /**
   * Samples in the cluster, multiplicities added.
   */
  'sampleCount': (number);
  /**
   * Members' ids, ascending; at most 1,000 a message, more follow under the same id.
   */
  'candidateIds': (string)[];
  /**
   * Whether the shared behaviour is a failure on every input.
   */
  'isFailing': (boolean);
}
