// Original file: proto/goldpan/testgen/v1/test_generator_service.proto

import type { ProblemInput as _goldpan_common_v1_ProblemInput, Problem as _goldpan_common_v1_Problem } from '../../../goldpan/common/v1/Problem.ts';
import type { ProgramInput as _goldpan_common_v1_ProgramInput, Program as _goldpan_common_v1_Program } from '../../../goldpan/common/v1/Program.ts';
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
  /**
   * Programs that pass the public tests, at most 64: more inputs are drawn than asked for, and those are kept on which
   * these programs differ. Which of them are right is not known, here or to the caller.
   */
  'panel'?: (_goldpan_common_v1_ProgramInput)[];
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
  /**
   * Programs that pass the public tests, at most 64: more inputs are drawn than asked for, and those are kept on which
   * these programs differ. Which of them are right is not known, here or to the caller.
   */
  'panel': (_goldpan_common_v1_Program)[];
}
