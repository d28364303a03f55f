import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scoringAnswer, type ScoringOptions } from './scoring-answers.ts';

/** How the server treats a request. */
export type Behaviour =
  /** Answers as vLLM does, after `delayMs`; `isStreamed` even where the request did not ask for it. */
  | { readonly kind: 'answer'; readonly isStreamed?: boolean; readonly delayMs?: number }
  /** HTTP 429, with Retry-After when given. */
  | { readonly kind: 'rate_limit'; readonly retryAfterSeconds?: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'stall' }
  /** Sends headers and half of the body, and then nothing. */
  | { readonly kind: 'stall_body' }
  /** Sends half of the body and closes the connection. */
  | { readonly kind: 'cut_body' }
  /** Closes the connection without a word. */
  | { readonly kind: 'hang_up' }
  /** Answers in prose, without a program. */
  | { readonly kind: 'prose' }
  /** Answers, with every reply cut by the token limit. */
  | { readonly kind: 'cut_reply' }
  | { readonly kind: 'http_error'; readonly status: number; readonly message?: string }
  /** HTTP 200 and a body that is no JSON. */
  | { readonly kind: 'garbage' }
  /** At most this many choices, whatever n says. */
  | { readonly kind: 'fewer_choices'; readonly count: number }
  /** HTTP 200 and this body. */
  | { readonly kind: 'body'; readonly body: unknown };

/** A request as the server took it. */
export type RecordedRequest = {
  readonly path: string;
  readonly authorization: string | undefined;
  /** Parsed body. */
  readonly body: RequestBody;
  /** The whole prompt as text, whichever API was used; several joined. */
  readonly prompt: string;
  /** From 0. */
  readonly index: number;
};

export type RequestBody = {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly prompt?: string | readonly string[];
  readonly n?: number;
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly logprobs?: boolean | number;
  readonly top_logprobs?: number;
  readonly stop?: readonly string[];
  readonly stream?: boolean;
  // Of the scoring APIs.
  readonly query?: string;
  readonly items?: readonly string[];
  readonly label_token_ids?: readonly number[];
  readonly apply_softmax?: boolean;
  readonly item_first?: boolean;
  readonly add_special_tokens?: boolean;
};

export type OpenAiServerOptions = ScoringOptions & {
  /** One behaviour for all requests, or one chosen per request. Default: answer. */
  readonly behaviour?: Behaviour | ((request: RecordedRequest) => Behaviour);
  /** The text of a reply. Default: a C++ program in a fence (chat) or bare (completions), different for each choice. */
  readonly reply?: (request: RecordedRequest, choiceIndex: number) => string;
};

export type OpenAiServer = {
  /** Base URL, such as http://127.0.0.1:40001/v1. */
  readonly baseUrl: string;
  /** Every request taken, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Most requests that were open at one time. */
  readonly openCountPeak: () => number;
  /** Requests whose client went away before the answer was sent. */
  readonly abandonedCount: () => number;
  readonly setBehaviour: (behaviour: Behaviour | ((request: RecordedRequest) => Behaviour)) => void;
  readonly close: () => Promise<void>;
};

/** Tokens that the server counts for every prompt, and for every reply. */
export const promptTokenCount = 100;
export const replyTokenCount = 10;

/**
 * Starts an HTTP server on a free port that speaks `/v1/chat/completions` and `/v1/completions` as
 * vLLM does, log-probabilities and streaming included, and the scoring APIs of vLLM and SGLang, and can
 * misbehave in the ways that real endpoints do.
 */
export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  let behaviour = options.behaviour ?? { kind: 'answer' as const };
  const requests: RecordedRequest[] = [];
  let openCount = 0;
  let openCountPeak = 0;
  let abandonedCount = 0;
  const server = createServer((message, response) => {
    openCount += 1;
    openCountPeak = Math.max(openCountPeak, openCount);
    response.on('close', () => {
      openCount -= 1;
      if (!response.writableEnded) abandonedCount += 1;
    });
    void readRequest(message, requests.length).then((request) => {
      requests.push(request);
      const chosen = typeof behaviour === 'function' ? behaviour(request) : behaviour;
      behave(chosen, request, response, options);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is an object.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    openCountPeak: () => openCountPeak,
    abandonedCount: () => abandonedCount,
    setBehaviour: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(message: IncomingMessage, index: number): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  // Tests send only bodies of this shape; anything else fails the test that sent it.
  const body = (text === '' ? {} : JSON.parse(text)) as RequestBody;
  const texts = body.messages?.map(({ content }) => content) ?? [body.prompt ?? []].flat();
  const prompt = texts.join('\n\n');
  return {
    path: message.url ?? '',
    authorization: message.headers.authorization,
    body,
    prompt,
    index,
  };
}

function behave(
  behaviour: Behaviour,
  request: RecordedRequest,
  response: ServerResponse,
  options: OpenAiServerOptions,
): void {
  const n = (request.body.n ?? 1) * promptsOf(request).length;
  switch (behaviour.kind) {
    case 'answer': {
      const answer = (): void => {
        if (behaviour.isStreamed || request.body.stream) sendStream(request, response, options, n);
        else sendJson(response, 200, answerOf(request, options, n));
      };
      if (behaviour.delayMs === undefined) answer();
      else setTimeout(answer, behaviour.delayMs);
      return;
    }
    case 'fewer_choices':
      return sendJson(response, 200, answerOf(request, options, Math.min(n, behaviour.count)));
    case 'prose': {
      const reply = (): string =>
        'This problem looks hard. I would sort the numbers first and then think again.';
      return sendJson(response, 200, answerOf(request, { ...options, reply }, n));
    }
    case 'cut_reply': {
      const reply = (): string =>
        'Here it is:\n\n```cpp\n#include <iostream>\nint main() {\n  for (int i = 0;';
      return sendJson(response, 200, answerOf(request, { ...options, reply }, n, 'length'));
    }
    case 'rate_limit':
      if (behaviour.retryAfterSeconds !== undefined)
        response.setHeader('retry-after', String(behaviour.retryAfterSeconds));
      return sendJson(response, 429, {
        error: { message: 'rate limit reached', type: 'rate_limit' },
      });
    case 'http_error':
      return sendJson(response, behaviour.status, {
        error: { message: behaviour.message ?? 'it broke' },
      });
    case 'body':
      return sendJson(response, 200, behaviour.body);
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('<html>Bad Gateway</html>');
      return;
    case 'stall':
      return;
    case 'stall_body':
    case 'cut_body': {
      const body = JSON.stringify(answerOf(request, options, n));
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.write(body.slice(0, Math.floor(body.length / 2)), () => {
        if (behaviour.kind === 'cut_body') response.destroy();
      });
      return;
    }
    case 'hang_up':
      response.destroy();
      return;
    default:
      throw new Error(`unknown behaviour ${JSON.stringify(behaviour satisfies never)}`);
  }
}

/** Several where the request lists several. */
function promptsOf({ body, prompt }: RecordedRequest): readonly string[] {
  return Array.isArray(body.prompt) ? body.prompt : [prompt];
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function sendStream(
  request: RecordedRequest,
  response: ServerResponse,
  options: OpenAiServerOptions,
  n: number,
): void {
  const isChat = request.path.endsWith('/chat/completions');
  const model = request.body.model;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (value: object): void => void response.write(`data: ${JSON.stringify(value)}\n\n`);
  for (let index = 0; index < n; index++) {
    const text = replyOf(request, options, index);
    const middle = Math.floor(text.length / 2);
    for (const piece of [text.slice(0, middle), text.slice(middle)]) {
      send({
        model,
        choices: [
          {
            index,
            ...(isChat ? { delta: { content: piece } } : { text: piece }),
            finish_reason: null,
          },
        ],
      });
    }
    send({
      model,
      choices: [{ index, ...(isChat ? { delta: {} } : { text: '' }), finish_reason: 'stop' }],
    });
  }
  send({ model, choices: [], usage: usageOf(n) });
  response.end('data: [DONE]\n\n');
}

function answerOf(
  request: RecordedRequest,
  options: OpenAiServerOptions,
  count: number,
  finishReason = 'stop',
): object {
  const scored = scoringAnswer(request, options);
  if (scored !== undefined) return scored;
  const isChat = request.path.endsWith('/chat/completions');
  const isScoring = request.body.max_tokens === 1 && request.body.logprobs !== undefined;
  const choices = Array.from({ length: count }, (_, index) => {
    if (isScoring) {
      const prompt = promptsOf(request)[Math.floor(index / (request.body.n ?? 1))] ?? '';
      const scored = scoreOf(request, prompt, options, isChat);
      return { index, ...scored, finish_reason: 'length' };
    }
    const text = replyOf(request, options, index);
    const content = isChat ? { message: { role: 'assistant', content: text } } : { text };
    return {
      index,
      ...content,
      finish_reason: finishReason,
      logprobs: logProbabilitiesOf(request, text, isChat),
    };
  });
  return {
    id: `cmpl-${request.index}`,
    object: isChat ? 'chat.completion' : 'text_completion',
    model: request.body.model,
    choices,
    usage: usageOf(count),
  };
}

function usageOf(choiceCount: number): object {
  const completionTokens = replyTokenCount * choiceCount;
  return {
    prompt_tokens: promptTokenCount,
    completion_tokens: completionTokens,
    total_tokens: promptTokenCount + completionTokens,
  };
}

function replyOf(
  request: RecordedRequest,
  options: OpenAiServerOptions,
  choiceIndex: number,
): string {
  if (options.reply) return options.reply(request, choiceIndex);
  const program = `#include <iostream>\nint main() {\n  std::cout << ${request.index * 1000 + choiceIndex} << '\\n';\n}\n`;
  return request.path.endsWith('/chat/completions')
    ? `Here is a solution.\n\n\`\`\`cpp\n${program}\`\`\`\n`
    : program;
}

/** Log-probabilities of a reply's words: every one -0.5. */
function logProbabilitiesOf(
  request: RecordedRequest,
  text: string,
  isChat: boolean,
): object | null {
  const { logprobs } = request.body;
  if (logprobs === undefined || logprobs === false) return null;
  const tokens = text.match(/\S+\s*/g) ?? [];
  if (isChat)
    return { content: tokens.map((token) => ({ token, logprob: -0.5, top_logprobs: [] })) };
  return {
    tokens,
    token_logprobs: tokens.map(() => -0.5),
    top_logprobs: tokens.map((token) => ({ [token]: -0.5 })),
  };
}

/** The likeliest next tokens of a yes/no question, the mass split over two spellings of each. */
function scoreOf(
  request: RecordedRequest,
  prompt: string,
  options: OpenAiServerOptions,
  isChat: boolean,
): object {
  const yes = options.score?.(prompt) ?? 0.5;
  const spellings: readonly (readonly [string, number])[] = [
    [' Yes', yes * 0.8],
    ['Yes', yes * 0.2],
    [' No', (1 - yes) * 0.8],
    ['No', (1 - yes) * 0.2],
  ];
  const likely = spellings
    .filter(([, probability]) => probability > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([token, probability]) => ({ token, logprob: Math.log(probability) }));
  const [best = { token: ' No', logprob: 0 }] = likely;
  const askedCount = isChat ? (request.body.top_logprobs ?? 0) : Number(request.body.logprobs);
  const shown = likely.slice(0, askedCount);
  if (isChat) {
    return {
      message: { role: 'assistant', content: best.token },
      logprobs: { content: [{ ...best, top_logprobs: shown }] },
    };
  }
  return {
    text: best.token,
    logprobs: {
      tokens: [best.token],
      token_logprobs: [best.logprob],
      top_logprobs: [Object.fromEntries(shown.map(({ token, logprob }) => [token, logprob]))],
    },
  };
}
