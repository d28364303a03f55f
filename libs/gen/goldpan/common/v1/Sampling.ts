// Original file: proto/goldpan/common/v1/program.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The random draw behind one sample (AlphaCode, section 4.4 and appendix F).
 */
export interface SamplingInput {
  /**
   * Index of the sample within its run, from 0.
   */
  'sampleIndex'?: (number | string | Long);
  /**
   * Name of the policy that produced it.
   */
  'policy'?: (string);
  /**
   * Name of the model, as the endpoint reports it; empty when a pool does not say.
   */
  'model'?: (string);
  /**
   * Sampling temperature; 0 when a pool does not say.
   */
  'temperature'?: (number | string);
  /**
   * The rating that stood in the prompt, 800 to 3500; 0 when none did.
   */
  'rating'?: (number);
  /**
   * The tags that stood in the prompt.
   */
  'tags'?: (string)[];
  /**
   * Mean natural-log probability a token, when the endpoint gave it.
   */
  'logProbability'?: (number | string);
  '_logProbability'?: "logProbability";
}

/**
 * The random draw behind one sample (AlphaCode, section 4.4 and appendix F).
 */
export interface Sampling {
  /**
   * Index of the sample within its run, from 0.
   */
  'sampleIndex': (number);
  /**
   * Name of the policy that produced it.
   */
  'policy': (string);
  /**
   * Name of the model, as the endpoint reports it; empty when a pool does not say.
   */
  'model': (string);
  /**
   * Sampling temperature; 0 when a pool does not say.
   */
  'temperature': (number);
  /**
   * The rating that stood in the prompt, 800 to 3500; 0 when none did.
   */
  'rating': (number);
  /**
   * The tags that stood in the prompt.
   */
  'tags': (string)[];
  /**
   * Mean natural-log probability a token, when the endpoint gave it.
   */
  'logProbability'?: (number);
  '_logProbability'?: "logProbability";
}
