import { AppError, invalidField } from '#libs/domain/app-error.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { isInteractive, type Checker } from '#libs/domain/problem.ts';
import type { ClusterOptions as OptionsMessage } from '#libs/gen/goldpan/clusterer/v1/ClusterOptions.ts';
import type { ClusterProgramsRequest } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { Equivalence as EquivalenceMessage } from '#libs/gen/goldpan/clusterer/v1/Equivalence.ts';
import { crashShareDefault, type ClusterOptions } from '#libs/selection/clustering.ts';
import { checkerFromMessage, limitsFromMessage } from '#libs/wire/problem.ts';
import { makeSignatures, type Signatures } from './signatures.ts';

/** How outputs are compared where bytes do not decide. */
export type Equivalence = {
  readonly checker: Checker;
  readonly limits: Limits;
  readonly checkCountMax: number;
};

/** All that a caller has said. */
export type ClusteringTask = {
  readonly options: ClusterOptions;
  readonly equivalence: Equivalence | undefined;
  /** As many as the options say with `equivalence`, else none. */
  readonly inputs: readonly Buffer[];
  readonly signatures: Signatures;
};

const inputCountMax = 1000;
/** Inputs of one call, in all. */
const inputBytesMax = 512 * 1024 * 1024;
const checkCountDefault = 20_000;
const checkCountLimit = 10_000_000;

/** Reads the requests of a call to their end. INVALID_ARGUMENT names what is missing, given twice, or out of order. */
export async function readRequests(
  requests: AsyncIterable<ClusterProgramsRequest>,
): Promise<ClusteringTask> {
  let task: (ClusteringTask & { readonly inputs: Buffer[] }) | undefined;
  let inputBytes = 0;
  for await (const request of requests) {
    if (request.options) {
      if (task !== undefined)
        throw invalidField('options', 'was given twice: only the first message holds options');
      task = beginTask(request.options);
    } else if (task === undefined) {
      throw missingOptions();
    } else if (request.inputs) {
      requireInputsNow(task);
      task.inputs.push(...request.inputs.inputs);
      inputBytes += request.inputs.inputs.reduce((sum, input) => sum + input.length, 0);
      if (inputBytes > inputBytesMax) {
        throw new AppError(
          'RESOURCE_EXHAUSTED',
          'INPUTS_TOO_LARGE',
          `the inputs have more than ${inputBytesMax} bytes in all`,
        );
      }
    } else if (request.batch) {
      requireAllInputs(task);
      task.signatures.add(request.batch);
    }
  }
  if (task === undefined) throw missingOptions();
  requireAllInputs(task);
  return task;
}

function beginTask(message: OptionsMessage): ClusteringTask & { readonly inputs: Buffer[] } {
  const options = readOptions(message);
  const equivalence = message.equivalence ? readEquivalence(message.equivalence) : undefined;
  return {
    options,
    equivalence,
    inputs: [],
    signatures: makeSignatures(options.inputCount, equivalence !== undefined),
  };
}

function readOptions({ inputCount, crashShareMax }: OptionsMessage): ClusterOptions {
  if (!(inputCount >= 0 && inputCount <= inputCountMax)) {
    throw invalidField(
      'options.input_count',
      `is ${inputCount}: allowed are 0 to ${inputCountMax}`,
    );
  }
  if (!(crashShareMax >= 0 && crashShareMax <= 1))
    throw invalidField('options.crash_share_max', `is ${crashShareMax}: allowed are 0 to 1`);
  return { inputCount, crashShareMax: crashShareMax === 0 ? crashShareDefault : crashShareMax };
}

function readEquivalence(message: EquivalenceMessage): Equivalence {
  const field = 'options.equivalence';
  const { checkCountMax } = message;
  if (!(checkCountMax >= 0 && checkCountMax <= checkCountLimit)) {
    throw invalidField(
      `${field}.check_count_max`,
      `is ${checkCountMax}: allowed are 1 to ${checkCountLimit}, or 0 for ${checkCountDefault}`,
    );
  }
  const checker = checkerFromMessage(message.checker, `${field}.checker`);
  if (isInteractive(checker)) {
    throw invalidField(
      `${field}.checker.program.convention`,
      'is interactive: its judge talks to a program, and there are no outputs to compare',
    );
  }
  return {
    checker,
    limits: limitsFromMessage(message.limits),
    checkCountMax: checkCountMax === 0 ? checkCountDefault : checkCountMax,
  };
}

function requireInputsNow({ equivalence, signatures }: ClusteringTask): void {
  if (equivalence === undefined)
    throw invalidField('inputs', 'are for options.equivalence alone, which was not given');
  if (signatures.list.length > 0)
    throw invalidField('inputs', 'came after signatures: they follow the options');
}

function requireAllInputs({ equivalence, inputs, options }: ClusteringTask): void {
  if (equivalence === undefined || inputs.length === options.inputCount) return;
  throw invalidField(
    'inputs',
    `are ${inputs.length}: options.input_count says ${options.inputCount}, and options.equivalence needs them all before the signatures`,
  );
}

function missingOptions(): AppError {
  return invalidField('options', 'is missing: the first message must hold the options');
}
