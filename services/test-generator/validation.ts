import { isAppError } from '#libs/domain/app-error.ts';
import type { InputValidator } from '#libs/domain/problem.ts';
import type { RpcClient } from '#libs/rpc/client.ts';
import { inputValidatorToMessage } from '#libs/wire/problem.ts';
import { batchesOf } from './batches.ts';

/** The problem's own opinion of inputs. Texts are latin1, one character a byte. */
export type Validation = {
  /** Inputs that are best asked about at once; 1 where nobody is asked. */
  readonly batchSize: number;
  /** What speaks against each input, in order; empty for a valid one. */
  readonly objectionsTo: (
    texts: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly string[]>;
  /** Why the validators could not be asked, so that inputs pass without them; empty when they were. */
  readonly failure: () => string;
};

/** Accepts everything: of a problem without validators. */
export const noValidation: Validation = {
  batchSize: 1,
  objectionsTo: (texts) => Promise.resolve(texts.map(() => '')),
  failure: () => '',
};

const batchSize = 50;
/** The executor takes 64 MiB a call, the validators' sources among them. */
const bytesPerCallMax = 48 * 1024 * 1024;
/** Compiling, and some seconds an input. */
const timeoutMs = 600_000;

/**
 * Asks the problem's validators, which run in the executor. Inputs are worth having without them, so when no
 * executor answers or a validator does not work, all inputs pass from then on, and `failure` says why.
 */
export function validationBy(
  executor: RpcClient<'goldpan.executor.v1.ExecutorService'>,
  validators: readonly InputValidator[],
): Validation {
  if (validators.length === 0) return noValidation;
  const messages = validators.map(inputValidatorToMessage);
  let failure = '';
  const ask = async (texts: readonly string[], signal: AbortSignal): Promise<string[]> => {
    const inputs = texts.map((text) => Buffer.from(text, 'latin1'));
    const request = { validators: messages, inputs };
    const { results } = await executor.call('ValidateInputs', request, { timeoutMs, signal });
    return results.map(({ isValid, message }) =>
      isValid ? '' : `the problem's validator refuses it: ${message}`,
    );
  };
  return {
    batchSize,
    objectionsTo: async (texts, signal) => {
      const objections: string[] = [];
      const limits = { countMax: batchSize, bytesMax: bytesPerCallMax };
      for (const batch of batchesOf(texts, (text) => text.length, limits)) {
        try {
          objections.push(...(failure === '' ? await ask(batch, signal) : batch.map(() => '')));
        } catch (error) {
          if (!isAppError(error) || !isPassing(error)) throw error;
          failure = `inputs were not validated: ${error.message}`;
          objections.push(...batch.map(() => ''));
        }
      }
      return objections;
    },
    failure: () => failure,
  };
}

/** Whether a failure says that validators cannot be had here, rather than that the call went wrong. */
function isPassing(error: { readonly code: string }): boolean {
  return ['UNAVAILABLE', 'UNIMPLEMENTED', 'FAILED_PRECONDITION'].includes(error.code);
}
