import { setImmediate } from 'node:timers/promises';
import { randomFrom } from '#libs/domain/random.ts';
import type { InputBackend, Offer, GenerationRequest } from './backend.ts';
import { isDeadEnd } from './dead-end.ts';
import { generateInput, type SizeName } from './generate.ts';
import { misfitOf } from './input-model.ts';
import { mutateInput } from './mutate.ts';
import { mutateTokens } from './token-mutation.ts';

/** Attempts an input wanted; a problem with few possible inputs must end some time. */
const attemptsPerInput = 20;
const attemptsLeast = 200;
/** What is offered in turn: fresh inputs of a size, or a changed sample. Few are large, since every candidate runs on each. */
const kinds: readonly (SizeName | 'changed')[] = [
  ...(['small', 'changed', 'small', 'medium', 'small'] as const),
  ...(['changed', 'small', 'smallest', 'largest', 'changed'] as const),
  ...(['small', 'large', 'small', 'changed', 'medium'] as const),
  ...(['small', 'changed', 'small', 'largest', 'small'] as const),
];
/** The event loop gets its turn so often. */
const attemptsPerTurn = 8;

/**
 * Fresh inputs drawn along the inferred structure, and changed samples; where no structure could be
 * inferred, changed samples alone. Needs no model and no network; the same seed gives the same inputs.
 */
export const mutationBackend: InputBackend = {
  name: 'mutation',
  generate: async function* (request, { signal }) {
    const attempts = Math.max(attemptsLeast, request.inputCount * attemptsPerInput);
    for (let attempt = 0; attempt < attempts && !signal.aborted; attempt++) {
      yield offerOf(request, attempt);
      // Drawing is all computation: without a pause nothing else in the process would run.
      if (attempt % attemptsPerTurn === 0) await setImmediate();
    }
  },
};

function offerOf(request: GenerationRequest, attempt: number): Offer {
  const random = randomFrom(request.seed, request.problem.problemId, 'mutation', attempt);
  const { model } = request;
  if (model === undefined) {
    const samples = request.problem.publicTests.map((test) =>
      Buffer.from(test.input).toString('latin1'),
    );
    return { kind: 'input', ...mutateTokens(samples, random) };
  }
  try {
    // The index is below the length.
    const kind = kinds[attempt % kinds.length] as (typeof kinds)[number];
    const made =
      kind === 'changed'
        ? mutateInput(model, random)
        : generateInput(model, random, request.inputBytesMax, kind);
    const reason = misfitOf(model, made.text);
    return reason === undefined ? { kind: 'input', ...made } : { kind: 'refused', reason };
  } catch (error) {
    if (!isDeadEnd(error)) throw error;
    return { kind: 'refused', reason: 'the limits leave no value' };
  }
}
