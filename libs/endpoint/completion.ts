/** A message of a conversation with a model. */
export type ChatMessage = {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
};

/** What every request to a model says. */
export type SamplingRequest = {
  readonly model: string;
  /** Replies wanted for this one prompt, at least 1. Servers may send fewer: count what came. */
  readonly n: number;
  readonly temperature: number;
  /** Most tokens of one reply. */
  readonly maxTokens: number;
  /**
   * Asks for log-probabilities, with this many alternatives a token (0 to 20). Absent asks for none:
   * they slow servers down and make answers many times larger.
   */
  readonly alternativeCount?: number;
  /** Texts that end a reply; servers allow at most four. */
  readonly stop?: readonly string[];
  /** Whether the server is asked to stream; the result is the same. Needed for replies that take over five minutes. */
  readonly isStreamed?: boolean;
  /** Further fields of the request body, such as `logit_bias`. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

/** A request to `/chat/completions`. */
export type ChatRequest = SamplingRequest & { readonly messages: readonly ChatMessage[] };

/** A request to `/completions`. */
export type CompletionsRequest = SamplingRequest & {
  /**
   * One prompt, or several, whose choices then come in the order of the prompts, `n` each. Not every
   * server takes several: count what came.
   */
  readonly prompt: string | readonly string[];
};

/** One token of a reply with its natural-log probability. */
export type TokenProbability = {
  readonly token: string;
  readonly logProbability: number;
  /** The likeliest tokens at this place, when asked for. */
  readonly alternatives: readonly { readonly token: string; readonly logProbability: number }[];
};

/** One reply. */
export type Choice = {
  readonly text: string;
  /** "stop", "length" or what else the server says; empty when it says nothing. */
  readonly finishReason: string;
  /** Absent unless asked for and given. */
  readonly tokens?: readonly TokenProbability[];
};

/** Tokens that the server counted. */
export type TokenUsage = {
  readonly promptTokenCount: number;
  readonly completionTokenCount: number;
};

/** What came of one request. */
export type Completion = {
  /** The model as the server names it; the requested name when it says nothing. */
  readonly model: string;
  /** At least one. */
  readonly choices: readonly Choice[];
  /** Absent when the server does not count. */
  readonly usage?: TokenUsage;
  /** How often the request was sent. */
  readonly attemptCount: number;
};

/** Mean natural-log probability a token, or undefined when there are no tokens. */
export function meanLogProbability(
  tokens: readonly TokenProbability[] | undefined,
): number | undefined {
  if (tokens === undefined || tokens.length === 0) return undefined;
  return tokens.reduce((sum, token) => sum + token.logProbability, 0) / tokens.length;
}
