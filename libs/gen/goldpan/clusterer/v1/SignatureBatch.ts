// Original file: proto/goldpan/clusterer/v1/clusterer_service.proto

import type { SignatureInput as _goldpan_clusterer_v1_SignatureInput, Signature as _goldpan_clusterer_v1_Signature } from '../../../goldpan/clusterer/v1/Signature.ts';

/**
 * Several signatures.
 */
export interface SignatureBatchInput {
  /**
   * The signatures.
   */
  'signatures'?: (_goldpan_clusterer_v1_SignatureInput)[];
}

/**
 * Several signatures.
 */
export interface SignatureBatch {
  /**
   * The signatures.
   */
  'signatures': (_goldpan_clusterer_v1_Signature)[];
}
