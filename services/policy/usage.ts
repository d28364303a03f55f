import type { Completion } from '#libs/endpoint/completion.ts';
import type { Usage } from './spending.ts';

/** US dollars per million tokens, which is the same as millionths of a dollar per token. */
export type Prices = { readonly promptPrice?: number; readonly completionPrice?: number };

/** Characters a token when a server does not count; about right for code and English. */
const charactersPerToken = 4;

/** What an answered request cost. Without the server's count, tokens are estimated from lengths in characters. */
export function usageOf(prices: Prices, completion: Completion, promptLength: number): Usage {
  const { promptTokenCount, completionTokenCount } = completion.usage ?? {
    promptTokenCount: Math.ceil(promptLength / charactersPerToken),
    completionTokenCount: completion.choices.reduce(
      (sum, { text }) => sum + Math.ceil(text.length / charactersPerToken),
      0,
    ),
  };
  return {
    promptTokenCount,
    completionTokenCount,
    costMicrousd:
      promptTokenCount * (prices.promptPrice ?? 0) +
      completionTokenCount * (prices.completionPrice ?? 0),
    requestCount: completion.attemptCount,
    retryCount: completion.attemptCount - 1,
  };
}
