import type { Problem } from '#libs/domain/problem.ts';
import { inputValidatorToMessage } from '#libs/wire/problem.ts';
import type { EvaluationClients } from '../evaluation/services.ts';

const validateTimeoutMs = 600_000;
/** Inputs of one call: at most 4 MiB each, and the executor takes 64 MiB. */
const inputsPerCall = 12;

/** What the problem's validators refuse, and why; undefined when the problem has no validators or there is no input. */
export async function validityOf(
  clients: EvaluationClients,
  problem: Problem,
  inputs: readonly Buffer[],
  signal: AbortSignal,
): Promise<Validity | undefined> {
  if (problem.inputValidators.length === 0 || inputs.length === 0) return undefined;
  const validators = problem.inputValidators.map(inputValidatorToMessage);
  const refusals: { index: number; message: string }[] = [];
  for (let start = 0; start < inputs.length; start += inputsPerCall) {
    const request = { validators, inputs: inputs.slice(start, start + inputsPerCall) };
    const options = { timeoutMs: validateTimeoutMs, signal };
    const { results } = await clients.executor.call('ValidateInputs', request, options);
    results.forEach(({ isValid, message }, place) => {
      if (!isValid) refusals.push({ index: start + place, message });
    });
  }
  return { rate: 1 - refusals.length / inputs.length, refusals };
}

export type Validity = {
  /** Share of valid inputs, 0 to 1. */
  readonly rate: number;
  readonly refusals: readonly { readonly index: number; readonly message: string }[];
};
