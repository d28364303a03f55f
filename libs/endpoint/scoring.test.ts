import { afterEach, describe, expect, it } from '@jest/globals';
import { startOpenAiServer, type OpenAiServer } from '../../test/support/openai-server.ts';
import { noTokenId, yesTokenId } from '../../test/support/scoring-answers.ts';
import { openEndpoint, type Endpoint } from './endpoint.ts';
import { scoreLabels, tokenize, type ScoringApi } from './scoring.ts';

let server: OpenAiServer;
afterEach(() => server.close());

/** Knows how many characters a prompt has, out of a hundred. */
async function serve(
  options: Parameters<typeof startOpenAiServer>[0] = {},
  baseUrlOf: (root: string) => string = (root) => `${root}/v1`,
): Promise<Endpoint> {
  server = await startOpenAiServer({ score: (prompt) => prompt.length / 100, ...options });
  return openEndpoint({
    baseUrl: baseUrlOf(server.baseUrl.replace(/\/v1$/, '')),
    apiKey: '',
    timeoutMs: 10_000,
    random: () => 0.5,
    wait: () => Promise.resolve(),
  });
}

const request = {
  model: 'judge',
  query: '12345',
  items: ['67890', '678901234567890'],
  labelTokenIds: [yesTokenId, noTokenId],
} as const;

const apis: readonly (readonly [ScoringApi, string])[] = [
  ['vllm-generative-scoring', '/generative_scoring'],
  ['sglang-score', '/v1/score'],
];

describe.each(apis)('scoreLabels by %s', (api, path) => {
  it('gives the share of the first label after each text, with the tokens', async () => {
    const endpoint = await serve();
    expect(await scoreLabels(endpoint, api, request)).toEqual({
      probabilities: [0.1, 0.2],
      usage: { promptTokenCount: 30, completionTokenCount: 0 },
    });
    expect(server.requests[0]?.path).toBe(path);
  });

  it.each(['/v1', '/v1/', ''])(
    'finds the server’s root with a base URL ending in "%s"',
    async (end) => {
      const endpoint = await serve({}, (root) => `${root}${end}`);
      await scoreLabels(endpoint, api, request);
      expect(server.requests[0]?.path).toBe(path);
    },
  );

  it('does without a count of tokens', async () => {
    const body =
      api === 'sglang-score'
        ? {
            scores: [
              [0.5, 0.5],
              [1, 0],
            ],
            model: 'judge',
          }
        : {
            data: [
              { index: 1, score: 1 },
              { index: 0, score: 0.5 },
            ],
          };
    const endpoint = await serve({ behaviour: { kind: 'body', body } });
    expect(await scoreLabels(endpoint, api, request)).toEqual({ probabilities: [0.5, 1] });
  });
});

describe('scoreLabels', () => {
  it.each<readonly [ScoringApi, unknown, string]>([
    [
      'vllm-generative-scoring',
      {
        data: [
          { index: 1, score: 0.5 },
          { index: 1, score: 0.5 },
        ],
      },
      'no score of item 0',
    ],
    ['vllm-generative-scoring', { data: [] }, '0 scores for 2 items'],
    ['vllm-generative-scoring', { scores: [[1, 0]] }, 'no data as expected'],
    ['sglang-score', { scores: [[0.5], [0.5]] }, '1 scores of item 0 for 2 labels'],
    [
      'sglang-score',
      {
        scores: [
          ['a', 'b'],
          [1, 0],
        ],
      },
      'no scores.0.0 as expected',
    ],
    ['sglang-score', { error: { message: 'no such model' } }, 'the server said: no such model'],
  ])('of %s refuses %j', async (api, body, message) => {
    const endpoint = await serve({ behaviour: { kind: 'body', body } });
    await expect(scoreLabels(endpoint, api, request)).rejects.toMatchObject({
      reason: 'ENDPOINT_FAILED',
      message: expect.stringContaining(message),
      metadata: { http_status: '200', attempt_count: '6' },
    });
  });
});

describe('tokenize', () => {
  it('gives the ids and the longest text', async () => {
    const endpoint = await serve({ tokenCountMax: 4096 });
    const text = { model: 'judge', text: ' Yes', hasSpecialTokens: false };
    expect(await tokenize(endpoint, text)).toEqual({ tokenIds: [yesTokenId], tokenCountMax: 4096 });
    expect(server.requests[0]).toMatchObject({
      path: '/tokenize',
      body: { model: 'judge', prompt: ' Yes', add_special_tokens: false },
    });
  });

  it.each([-1, 1e30, null, undefined])('takes a longest text of %d for unknown', async (most) => {
    const body = { tokens: [1, 2], count: 2, max_model_len: most };
    const endpoint = await serve({ behaviour: { kind: 'body', body } });
    const text = { model: 'judge', text: 'x', hasSpecialTokens: true };
    expect(await tokenize(endpoint, text)).toEqual({ tokenIds: [1, 2], tokenCountMax: undefined });
  });
});
