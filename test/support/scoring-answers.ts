import type { RecordedRequest } from './openai-server.ts';

export type ScoringOptions = {
  /** P(yes) of a prompt that is scored: by `max_tokens` 1 with log-probabilities, or a scoring API. Default 0.5. */
  readonly score?: (prompt: string) => number;
  /** How `/tokenize` splits a text. Default: " Yes" and " No" are one token each, all else one a byte. */
  readonly tokenize?: (text: string) => readonly number[];
  /** Longest prompt in tokens; default 100,000. vLLM cuts a longer one it is to score, and does not tell. */
  readonly tokenCountMax?: number;
};

/** Ids that the server's vocabulary has for the two answers. */
export const yesTokenId = 9454;
export const noTokenId = 2753;

/**
 * What `/tokenize`, vLLM's `/generative_scoring` or SGLang's `/v1/score` answers, with the fields that
 * those servers send; undefined for any other path.
 */
export function scoringAnswer(
  request: RecordedRequest,
  options: ScoringOptions,
): object | undefined {
  const { path, body } = request;
  const tokenCountMax = options.tokenCountMax ?? 100_000;
  if (path === '/tokenize') {
    const tokens = tokenIdsOf(request.prompt, options);
    return { count: tokens.length, max_model_len: tokenCountMax, tokens, token_strs: null };
  }
  const prompts = (body.items ?? []).map((item) =>
    body.item_first ? item + (body.query ?? '') : (body.query ?? '') + item,
  );
  const tokenCount = prompts.reduce((sum, text) => sum + tokenIdsOf(text, options).length, 0);
  const usage = { prompt_tokens: tokenCount, total_tokens: tokenCount, completion_tokens: 0 };
  if (path === '/generative_scoring') {
    const data = prompts.map((prompt, index) => {
      const share = Math.min(1, (tokenCountMax - 1) / tokenIdsOf(prompt, options).length);
      const cut = prompt.slice(0, Math.floor(prompt.length * share));
      return { index, object: 'score', score: probabilitiesOf(cut, request, options)[0] };
    });
    return {
      id: 'generative-scoring-1',
      object: 'list',
      created: 1,
      model: body.model,
      data,
      usage,
    };
  }
  if (path === '/v1/score') {
    const scores = prompts.map((prompt) => probabilitiesOf(prompt, request, options));
    return { scores, model: body.model, usage, object: 'scoring' };
  }
  return undefined;
}

function tokenIdsOf(text: string, options: ScoringOptions): readonly number[] {
  if (options.tokenize) return options.tokenize(text);
  if (text === ' Yes') return [yesTokenId];
  if (text === ' No') return [noTokenId];
  return [...Buffer.from(text)];
}

/** Of the labels in their order. The answers hold nine tenths of the mass where no softmax makes it all. */
function probabilitiesOf(
  prompt: string,
  { body }: RecordedRequest,
  options: ScoringOptions,
): readonly number[] {
  const yes = options.score?.(prompt) ?? 0.5;
  const mass = body.apply_softmax ? 1 : 0.9;
  return (body.label_token_ids ?? []).map((id) => {
    if (id === yesTokenId) return yes * mass;
    return id === noTokenId ? (1 - yes) * mass : 0;
  });
}
