import { z } from 'zod';
import type { Choice, TokenProbability, TokenUsage } from './completion.ts';

/** What a body says, before it is known whether it is all there. */
export type Reply = {
  readonly model: string | undefined;
  /** In order of their index. */
  readonly choices: readonly Choice[];
  readonly usage: TokenUsage | undefined;
};

/** Reads the body of an answer that is not streamed; throws an Error that says what is wrong with it. */
export function parseReply(body: string): Reply {
  const assembly = assembleReply();
  assembly.add(body);
  return assembly.reply();
}

/** Puts a reply together from one whole body or from the chunks of a stream. */
export type ReplyAssembly = {
  /** Adds one JSON object; throws an Error that says what is wrong with it. */
  readonly add: (json: string) => void;
  readonly reply: () => Reply;
  /** Whether every choice seen has said why it ended. */
  readonly isFinished: () => boolean;
};

/** Begins a reply that has nothing yet. */
export function assembleReply(): ReplyAssembly {
  const parts = new Map<number, ChoiceParts>();
  let model: string | undefined;
  let usage: TokenUsage | undefined;
  return {
    add: (json) => {
      const message = parseMessage(json);
      model ??= message.model ?? undefined;
      if (message.usage) {
        usage = {
          promptTokenCount: message.usage.prompt_tokens ?? 0,
          completionTokenCount: message.usage.completion_tokens ?? 0,
        };
      }
      message.choices.forEach((choice, position) => addChoice(parts, choice, position));
    },
    reply: () => ({
      model,
      choices: [...parts].sort(([a], [b]) => a - b).map(([, choice]) => finishChoice(choice)),
      usage,
    }),
    isFinished: () =>
      parts.size > 0 && [...parts.values()].every((choice) => choice.finishReason !== ''),
  };
}

type ChoiceParts = {
  texts: string[];
  finishReason: string;
  tokens: TokenProbability[];
  hasTokens: boolean;
};

const contentSchema = z
  .union([z.string(), z.array(z.object({ text: z.string().nullish() }))])
  .nullish();
const alternativeSchema = z.object({ token: z.string(), logprob: z.number() });
const choiceSchema = z.object({
  index: z.number().int().min(0).nullish(),
  text: z.string().nullish(),
  message: z.object({ content: contentSchema }).nullish(),
  delta: z.object({ content: contentSchema }).nullish(),
  finish_reason: z.string().nullish(),
  logprobs: z
    .object({
      // Of /chat/completions.
      content: z
        .array(alternativeSchema.extend({ top_logprobs: z.array(alternativeSchema).nullish() }))
        .nullish(),
      // Of /completions.
      tokens: z.array(z.string()).nullish(),
      token_logprobs: z.array(z.number().nullable()).nullish(),
      top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish(),
    })
    .nullish(),
});
const messageSchema = z.object({
  model: z.string().nullish(),
  choices: z.array(choiceSchema),
  usage: z
    .object({
      prompt_tokens: z.number().int().min(0).nullish(),
      completion_tokens: z.number().int().min(0).nullish(),
    })
    .nullish(),
});
const errorSchema = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

/** The text of an error object as servers send it, or undefined when the body is none. */
export function errorTextOf(body: string): string | undefined {
  try {
    const { error } = errorSchema.parse(JSON.parse(body));
    return typeof error === 'string' ? error : error.message;
  } catch {
    // Not JSON, or JSON of another shape: the caller then shows the body itself.
    return undefined;
  }
}

function parseMessage(json: string): z.infer<typeof messageSchema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error(`the answer is no JSON: it begins ${JSON.stringify(json.slice(0, 60))}`);
  }
  const parsed = messageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const error = errorTextOf(json);
  if (error !== undefined) throw new Error(`the server said: ${error.slice(0, 200)}`);
  const [issue] = parsed.error.issues;
  throw new Error(
    `the answer has no ${issue?.path.join('.') || 'choices'} as expected (${issue?.message ?? 'unknown'})`,
  );
}

function addChoice(
  parts: Map<number, ChoiceParts>,
  choice: z.infer<typeof choiceSchema>,
  position: number,
): void {
  const index = choice.index ?? position;
  let target = parts.get(index);
  if (target === undefined) {
    target = { texts: [], finishReason: '', tokens: [], hasTokens: false };
    parts.set(index, target);
  }
  target.texts.push(choice.text ?? contentText((choice.message ?? choice.delta)?.content));
  if (choice.finish_reason) target.finishReason = choice.finish_reason;
  if (choice.logprobs) {
    target.hasTokens = true;
    target.tokens.push(...tokensOf(choice.logprobs));
  }
}

function finishChoice(parts: ChoiceParts): Choice {
  return {
    text: parts.texts.join(''),
    finishReason: parts.finishReason,
    ...(parts.hasTokens ? { tokens: parts.tokens } : {}),
  };
}

function contentText(content: z.infer<typeof contentSchema>): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map((part) => part.text ?? '').join('');
}

function tokensOf(
  logprobs: NonNullable<z.infer<typeof choiceSchema>['logprobs']>,
): TokenProbability[] {
  if (logprobs.content) {
    return logprobs.content.map(({ token, logprob, top_logprobs: top }) => ({
      token,
      logProbability: logprob,
      alternatives: (top ?? []).map((other) => ({
        token: other.token,
        logProbability: other.logprob,
      })),
    }));
  }
  const tokens: TokenProbability[] = [];
  (logprobs.tokens ?? []).forEach((token, index) => {
    const logProbability = logprobs.token_logprobs?.[index];
    // The first token of an echoed prompt has none.
    if (logProbability === null || logProbability === undefined) return;
    const alternatives = Object.entries(logprobs.top_logprobs?.[index] ?? {});
    tokens.push({
      token,
      logProbability,
      alternatives: alternatives.map(([name, value]) => ({ token: name, logProbability: value })),
    });
  });
  return tokens;
}
