import type { Endpoint } from '#libs/endpoint/endpoint.ts';
import type { InputBackend } from './backend.ts';
import { fencedContents } from '#libs/endpoint/fences.ts';
import { misfitOf } from './input-model.ts';
import { inputsPrompt } from './prompts.ts';

/** The model that helps, and how it is asked. */
export type ModelOptions = {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly temperature: number;
  /** Most tokens of one reply. */
  readonly maxTokens: number;
};

const inputsPerReply = 5;
const repliesPerRequest = 4;
/** Requests beyond those that would do if every block were new and valid. */
const spareRequests = 3;

/**
 * Inputs that a model writes itself, one fenced block each. They are checked against the inferred
 * structure where there is one. Throws ENDPOINT_FAILED when the endpoint does.
 */
export function modelBackend(options: ModelOptions): InputBackend {
  return {
    name: 'model',
    generate: async function* (request, { signal }) {
      const requests =
        Math.ceil(request.inputCount / (inputsPerReply * repliesPerRequest)) + spareRequests;
      const messages = inputsPrompt(request.problem, inputsPerReply);
      for (let round = 0; round < requests && !signal.aborted; round++) {
        const { model, temperature, maxTokens } = options;
        const completion = await options.endpoint.chat(
          { model, messages, n: repliesPerRequest, temperature, maxTokens },
          signal,
        );
        for (const text of completion.choices.flatMap((choice) => fencedContents(choice.text))) {
          // Prompts and replies are UTF-8, inputs here are bytes as characters.
          const bytes = Buffer.from(text, 'utf8').toString('latin1');
          const reason = request.model && misfitOf(request.model, bytes);
          yield reason === undefined
            ? { kind: 'input', text: bytes, origin: `written by ${completion.model}` }
            : { kind: 'refused', reason };
        }
      }
    },
  };
}
