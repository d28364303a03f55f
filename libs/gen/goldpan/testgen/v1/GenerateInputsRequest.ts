// Original file: proto/goldpan/testgen/v1/test_generator_service.proto

import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from '../../../goldpan/common/v1/Problem.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Request of GenerateInputs.
 */
export interface GenerateInputsRequestInput {
  /**
   * The problem: statement, examples, limits.
   */
  'problem'?: (_goldpan_common_v1_ProblemInput | null);
  /**
   * How many inputs, 1 to 1,000. AlphaCode used 50.
   */
  'inputCount'?: (number);
  /**
   * Seed of all random draws.
   */
  'seed'?: (number | string | Long);
  /**
   * Backends: "mutation", "program", "model"; empty means those that are configured.
   */
  'backends'?: (string)[];
  /**
   * Largest size of one input; default 256 KiB, at most 4 MiB.
   */
  'inputBytesMax'?: (number | string | Long);
}

/**
 * Request of GenerateInputs.
 */
export interface GenerateInputsRequest {
  /**
   * The problem: statement, examples, limits.
   */
  'problem': (_goldpan_common_v1_Problem | null);
  /**
   * How many inputs, 1 to 1,000. AlphaCode used 50.
   */
  'inputCount': (number);
  /**
   * Seed of all random draws.
   */
  'seed': (number);
  /**
   * Backends: "mutation", "program", "model"; empty means those that are configured.
   */
  'backends': (string)[];
  /**
   * Largest size of one input; default 256 KiB, at most 4 MiB.
   */
  'inputBytesMax': (number);
}
