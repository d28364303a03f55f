import { AppError } from '#libs/domain/app-error.ts';
import type { Endpoint } from '#libs/endpoint/endpoint.ts';
import { completionPrompt, scorePrompt } from './prompt.ts';
import { tokenCountOf, type Question } from './question.ts';
import { yesProbability } from './yes-probability.ts';

/** What servers offer at most as alternatives of a token (OpenAI API, `top_logprobs`). */
const alternativeCount = 20;

/** Temperature 0, since sampling settings distort log-probabilities on some servers. */
const oneToken = { n: 1, temperature: 0, maxTokens: 1, alternativeCount };

/** Reads P(yes) from the first token of a chat reply; one program a request. */
export function chatQuestion(endpoint: Endpoint, model: string): Question {
  return {
    programCountMax: 1,
    ask: async (problem, [program], signal) => {
      if (program === undefined) return { probabilities: [], tokenCount: 0 };
      const { shared, rest } = scorePrompt(problem, program);
      const messages = [{ role: 'user', content: shared + rest }] as const;
      const { choices, usage } = await endpoint.chat({ ...oneToken, model, messages }, signal);
      return {
        probabilities: [yesProbability(choices[0]?.tokens?.[0])],
        tokenCount: tokenCountOf(usage),
      };
    },
  };
}

/** Reads P(yes) from the first token that completes the prompt; several prompts a request. */
export function completionsQuestion(
  endpoint: Endpoint,
  model: string,
  programCountMax: number,
): Question {
  return {
    programCountMax,
    ask: async (problem, programs, signal) => {
      const prompts = programs.map((program) => {
        const { shared, rest } = completionPrompt(problem, program);
        return shared + rest;
      });
      const [single] = prompts;
      // A list of one is still more than some servers take.
      const prompt = prompts.length === 1 && single !== undefined ? single : prompts;
      const { choices, usage } = await endpoint.completions({ ...oneToken, model, prompt }, signal);
      if (programs.length > 1 && choices.length !== programs.length) {
        throw new AppError(
          'UNAVAILABLE',
          'ENDPOINT_FAILED',
          `model endpoint ${endpoint.host} gave ${choices.length} choices for ${programs.length} prompts: set GOLDPAN_SCORER_PROGRAMS_PER_REQUEST=1`,
          { metadata: { host: endpoint.host, http_status: '200', attempt_count: '1' } },
        );
      }
      return {
        probabilities: programs.map((_, index) => yesProbability(choices[index]?.tokens?.[0])),
        tokenCount: tokenCountOf(usage),
      };
    },
  };
}
