import { z } from 'zod';
import type { TokenUsage } from './completion.ts';
import type { Endpoint } from './endpoint.ts';
import { parseJson, readAs } from './reply.ts';

/** Which server's own scoring API an endpoint speaks. */
export type ScoringApi = 'vllm-generative-scoring' | 'sglang-score';

/** Asks how likely the first of two tokens is to come next, against the other, after each of several texts. */
export type LabelRequest = {
  readonly model: string;
  /** What all texts begin with; servers keep it in their prefix cache. */
  readonly query: string;
  /** What follows it, each for itself; at least one. */
  readonly items: readonly string[];
  /** Ids of two tokens of the model's vocabulary. */
  readonly labelTokenIds: readonly [number, number];
};

export type LabelScores = {
  /**
   * For each item P(first) / (P(first) + P(second)), in [0, 1]; undefined where the server gave
   * something that is no probability.
   */
  readonly probabilities: readonly (number | undefined)[];
  /** Absent when the server does not count. */
  readonly usage?: TokenUsage;
};

/**
 * Scores by vLLM's `POST /generative_scoring` (vllm/entrypoints/openai/generative_scoring) or SGLang's
 * `POST /v1/score` (sglang/srt/entrypoints/openai/protocol.py, ScoringRequest), without a chat template.
 * An answer with a score too many or too few counts as unreadable. Fails as an Endpoint does.
 */
export function scoreLabels(
  endpoint: Endpoint,
  api: ScoringApi,
  request: LabelRequest,
  signal?: AbortSignal,
): Promise<LabelScores> {
  const { path, readScores } = apis[api];
  const body = {
    model: request.model,
    query: request.query,
    items: request.items,
    label_token_ids: request.labelTokenIds,
    apply_softmax: true,
    item_first: false,
  };
  return endpoint.post(path, body, (text) => readScores(text, request.items.length), signal);
}

/** How a model's tokenizer splits a text. */
export type Tokenization = {
  readonly tokenIds: readonly number[];
  /** Longest text the model takes, in tokens; undefined when the server does not say. */
  readonly tokenCountMax: number | undefined;
};

/** Asks `POST /tokenize`, which vLLM and SGLang both have. Fails as an Endpoint does. */
export function tokenize(
  endpoint: Endpoint,
  request: {
    readonly model: string;
    readonly text: string;
    /** Whether tokens that begin or end every text, such as BOS, are added. */
    readonly hasSpecialTokens: boolean;
  },
  signal?: AbortSignal,
): Promise<Tokenization> {
  const body = {
    model: request.model,
    prompt: request.text,
    add_special_tokens: request.hasSpecialTokens,
  };
  return endpoint.post(
    '/tokenize',
    body,
    (text) => {
      const { tokens, max_model_len: most } = readAs(tokenizeSchema, parseJson(text));
      // SGLang says -1, or a tokenizer's own "no limit" of 10^30, where it does not know.
      const isKnown = most !== undefined && most !== null && most > 0 && most < 1e9;
      return { tokenIds: tokens, tokenCountMax: isKnown ? most : undefined };
    },
    signal,
  );
}

const tokenizeSchema = z.object({
  tokens: z.array(z.number().int().min(0)),
  max_model_len: z.number().nullish(),
});
const usageSchema = z
  .object({
    prompt_tokens: z.number().int().min(0).nullish(),
    completion_tokens: z.number().int().min(0).nullish(),
  })
  .nullish();
/** null is how some servers write NaN. */
const scoreSchema = z.number().nullable();
const vllmSchema = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), score: scoreSchema })),
  usage: usageSchema,
});
const sglangSchema = z.object({ scores: z.array(z.array(scoreSchema)), usage: usageSchema });

const apis = {
  'vllm-generative-scoring': { path: '/generative_scoring', readScores: readVllmScores },
  'sglang-score': { path: '/v1/score', readScores: readSglangScores },
} as const;

function readVllmScores(body: string, itemCount: number): LabelScores {
  const { data, usage } = readAs(vllmSchema, parseJson(body));
  const scores = new Map(data.map(({ index, score }) => [index, score]));
  expectCounts(data.length, itemCount);
  const ordered = Array.from({ length: itemCount }, (_, index) => {
    const score = scores.get(index);
    if (score === undefined) throw new Error(`the answer has no score of item ${index}`);
    return score;
  });
  return { probabilities: ordered.map(probabilityOf), ...usageOf(usage) };
}

function readSglangScores(body: string, itemCount: number): LabelScores {
  const { scores, usage } = readAs(sglangSchema, parseJson(body));
  expectCounts(scores.length, itemCount);
  const probabilities = scores.map((ofLabels, index) => {
    if (ofLabels.length !== 2)
      throw new Error(`the answer has ${ofLabels.length} scores of item ${index} for 2 labels`);
    return probabilityOf(ofLabels[0]);
  });
  return { probabilities, ...usageOf(usage) };
}

function expectCounts(scoreCount: number, itemCount: number): void {
  if (scoreCount !== itemCount)
    throw new Error(`the answer has ${scoreCount} scores for ${itemCount} items`);
}

/** How far a rounded single-precision softmax may leave [0, 1]. */
const roundingMargin = 1e-6;

function probabilityOf(score: number | null | undefined): number | undefined {
  if (score === null || score === undefined) return undefined;
  if (!(score >= -roundingMargin && score <= 1 + roundingMargin)) return undefined;
  return Math.min(1, Math.max(0, score));
}

function usageOf(usage: z.infer<typeof usageSchema>): { readonly usage?: TokenUsage } {
  if (!usage) return {};
  return {
    usage: {
      promptTokenCount: usage.prompt_tokens ?? 0,
      completionTokenCount: usage.completion_tokens ?? 0,
    },
  };
}
