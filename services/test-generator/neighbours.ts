import { randomFrom } from '#libs/domain/random.ts';
import type { GenerationRequest, Offer } from './backend.ts';
import { isDeadEnd } from './dead-end.ts';
import { generateInput } from './generate.ts';
import { misfitOf } from './input-model.ts';
import { mutateInput } from './mutate.ts';
import { parseInput } from './parse.ts';
import { mutateTokens } from './token-mutation.ts';
import { tokenise } from './tokens.ts';

/** Share of fresh inputs among the neighbours, so that a search does not stay where it began. */
const freshShare = 0.3;
const freshSizes = ['smallest', 'small', 'small', 'medium'] as const;
const changesMax = 2;

/**
 * An input near one of `texts` (one or two values changed), or now and then a small fresh one. `name` tells draws apart:
 * equal ones give equal offers.
 */
export function offerNear(
  request: GenerationRequest,
  texts: readonly string[],
  name: readonly (string | number)[],
): Offer {
  const { model, problem } = request;
  const random = randomFrom(request.seed, problem.problemId, 'near', ...name);
  const samples = problem.publicTests.map((test) => Buffer.from(test.input).toString('latin1'));
  if (model === undefined) {
    const made = mutateTokens(texts.length > 0 ? texts : samples, random);
    return { kind: 'input', ...made };
  }
  try {
    const text = texts.length > 0 ? random.pick(texts) : undefined;
    const parsed = text === undefined ? undefined : parseInput(model.nodes, tokenise(text).lines);
    const made =
      parsed === undefined || random.next() < freshShare
        ? generateInput(model, random, request.inputBytesMax, random.pick(freshSizes))
        : mutateInput(model, random, { inputs: [parsed], changesMax });
    const reason = misfitOf(model, made.text);
    return reason === undefined ? { kind: 'input', ...made } : { kind: 'refused', reason };
  } catch (error) {
    if (!isDeadEnd(error)) throw error;
    return { kind: 'refused', reason: 'the limits leave no value' };
  }
}
