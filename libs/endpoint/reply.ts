import { z } from 'zod';
import type { Choice, TokenProbability, TokenUsage } from './completion.ts';

/** What a body says, before it is known whether it is all there. */
export type Reply = {
  readonly model: string | undefined;
  /** In order of their index. */
  readonly choices: readonly Choice[];
  readonly usage: TokenUsage | undefined;
};

/**
 * Reads the body of an answer that is not streamed; throws an Error that says what is wrong with it.
 * Several prompts come back as the choices of one answer, or, from llama.cpp, as a list of answers.
 */
export function parseReply(body: string): Reply {
  const value = parseJson(body);
  if (!Array.isArray(value)) return assemble(value);
  const replies = value.map(assemble);
  return {
    model: replies[0]?.model,
    choices: replies.flatMap(({ choices }) => choices),
    usage: replies.reduce<TokenUsage | undefined>(
      (sum, { usage }) => addUsage(sum, usage),
      undefined,
    ),
  };
}

function assemble(value: unknown): Reply {
  const assembly = assembleReply();
  assembly.add(value);
  return assembly.reply();
}

function addUsage(a: TokenUsage | undefined, b: TokenUsage | undefined): TokenUsage | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    promptTokenCount: a.promptTokenCount + b.promptTokenCount,
    completionTokenCount: a.completionTokenCount + b.completionTokenCount,
  };
}

/** Puts a reply together from one whole body or from the chunks of a stream. */
export type ReplyAssembly = {
  /** Adds one parsed object; throws an Error that says what is wrong with it. */
  readonly add: (value: unknown) => void;
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
    add: (value) => {
      const message = readAs(messageSchema, value);
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
    return errorTextIn(JSON.parse(body));
  } catch {
    // Not JSON: the caller then shows the body itself.
    return undefined;
  }
}

/** Throws an Error that shows how the text begins. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the answer is no JSON: it begins ${JSON.stringify(text.slice(0, 60))}`);
  }
}

/** Throws an Error that quotes the server's own, or names the first field that is not as the schema has it. */
export function readAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const error = errorTextIn(value);
  if (error !== undefined) throw new Error(`the server said: ${error.slice(0, 200)}`);
  const [issue] = parsed.error.issues;
  throw new Error(
    `the answer has no ${issue?.path.join('.') || 'object'} as expected (${issue?.message ?? 'unknown'})`,
  );
}

function errorTextIn(value: unknown): string | undefined {
  const parsed = errorSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { error } = parsed.data;
  return typeof error === 'string' ? error : error.message;
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
