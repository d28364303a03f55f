import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../domain/app-error.ts';
import { attemptOnce, cancelled, type AnswerReader, type AttemptFailure } from './attempt.ts';
import type { ChatRequest, Completion, CompletionsRequest, SamplingRequest } from './completion.ts';
import { readEventStream } from './event-stream.ts';
import { parseReply, type Reply } from './reply.ts';
import { retryDelayMs } from './retry.ts';

/** Where a model is served, and how patient we are. */
export type EndpointOptions = {
  /** Such as http://127.0.0.1:8000/v1; no user, password or query. */
  readonly baseUrl: string;
  /** Sent as a bearer token; empty sends none. Never in an error or a log. */
  readonly apiKey: string;
  /** Longest time of one attempt, from sending to the last byte. Servers that do not stream are cut off after 300,000 at the latest. */
  readonly timeoutMs: number;
  /** Attempts a request, 1 to `attemptCountLimit`; default the latter. */
  readonly attemptCountMax?: number;
  /** First pause of the back-off; default 500. */
  readonly firstRetryDelayMs?: number;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  /** Pauses; default real time. Must reject when the signal fires. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
};

/**
 * A client of an OpenAI-compatible endpoint. Tries again on 408, 429, 5xx, network faults, time-outs,
 * cut or unreadable answers; other statuses are final. Fails with UNAVAILABLE (ENDPOINT_FAILED;
 * metadata host, http_status, attempt_count) or CANCELLED.
 */
export type Endpoint = {
  /** Host and port, for messages. */
  readonly host: string;
  readonly chat: (request: ChatRequest, signal?: AbortSignal) => Promise<Completion>;
  readonly completions: (request: CompletionsRequest, signal?: AbortSignal) => Promise<Completion>;
  /**
   * Asks a server's own API, at a path below its root, which is the base URL without a final /v1.
   * `readBody` reads the answer and throws an Error that says what is wrong with it.
   */
  readonly post: <T>(
    path: string,
    body: object,
    readBody: (body: string) => T,
    signal?: AbortSignal,
  ) => Promise<T>;
};

/** Most attempts of one request. */
const attemptCountLimit = 6;

/** Makes a client; sends nothing. Fails with INVALID_ARGUMENT (INVALID_ENDPOINT). */
export function openEndpoint(options: EndpointOptions): Endpoint {
  const url = parseBaseUrl(options.baseUrl);
  if (!/^[\x21-\x7e]*$/.test(options.apiKey)) {
    throw invalidEndpoint('the API key holds white space or other characters that no key has');
  }
  const baseUrl = url.href.replace(/\/+$/, '');
  const send = async (
    path: string,
    model: string,
    body: object,
    signal: AbortSignal | undefined,
  ): Promise<Completion> => {
    const target = { host: url.host, url: `${baseUrl}${path}` };
    const { answer, attemptCount } = await request(options, target, body, replyReader, signal);
    const { choices, usage } = answer;
    return { model: answer.model ?? model, choices, ...(usage ? { usage } : {}), attemptCount };
  };
  return {
    host: url.host,
    chat: (chatRequest, signal) => {
      const { alternativeCount } = chatRequest;
      const body = {
        ...commonFields(chatRequest),
        messages: chatRequest.messages,
        ...(alternativeCount === undefined ? {} : { logprobs: true }),
        ...(alternativeCount === undefined || alternativeCount === 0
          ? {}
          : { top_logprobs: alternativeCount }),
        ...chatRequest.extra,
      };
      return send('/chat/completions', chatRequest.model, body, signal);
    },
    completions: (completionsRequest, signal) => {
      const { alternativeCount } = completionsRequest;
      const body = {
        ...commonFields(completionsRequest),
        prompt: completionsRequest.prompt,
        // Here 0 would mean none to some servers.
        ...(alternativeCount === undefined ? {} : { logprobs: Math.max(1, alternativeCount) }),
        ...completionsRequest.extra,
      };
      return send('/completions', completionsRequest.model, body, signal);
    },
    post: async (path, body, readBody, signal) => {
      const target = { host: url.host, url: `${baseUrl.replace(/\/v1$/, '')}${path}` };
      return (await request(options, target, body, { readBody }, signal)).answer;
    },
  };
}

const replyReader: AnswerReader<Reply> = {
  readBody: (body) => withChoices(parseReply(body)),
  readStream: async (texts) => withChoices(await readEventStream(texts)),
};

function withChoices(reply: Reply): Reply {
  if (reply.choices.length === 0) throw new Error('the answer has no choices');
  return reply;
}

type Target = { readonly host: string; readonly url: string };

async function request<T>(
  options: EndpointOptions,
  target: Target,
  body: object,
  reader: AnswerReader<T>,
  signal: AbortSignal | undefined,
): Promise<{ readonly answer: T; readonly attemptCount: number }> {
  const attemptCountMax = Math.min(options.attemptCountMax ?? attemptCountLimit, attemptCountLimit);
  const wait = options.wait ?? pause;
  const text = JSON.stringify(body);
  for (let attemptCount = 1; ; attemptCount++) {
    const outcome = await attemptOnce({
      ...target,
      apiKey: options.apiKey,
      body: text,
      timeoutMs: options.timeoutMs,
      signal,
      reader,
    });
    if (outcome.kind === 'answered') return { answer: outcome.answer, attemptCount };
    if (outcome.isPermanent || attemptCount >= attemptCountMax)
      throw endpointFailed(target.host, outcome, attemptCount);
    const delayMs = retryDelayMs(
      attemptCount,
      options.firstRetryDelayMs ?? 500,
      outcome.retryAfterMs,
      options.random,
    );
    try {
      await wait(delayMs, signal);
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      throw error;
    }
  }
}

function commonFields(request: SamplingRequest): object {
  return {
    model: request.model,
    // Some servers refuse the field altogether; 1 is what they do without it.
    ...(request.n === 1 ? {} : { n: request.n }),
    temperature: request.temperature,
    max_tokens: request.maxTokens,
    ...(request.stop === undefined || request.stop.length === 0 ? {} : { stop: request.stop }),
    ...(request.isStreamed ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}

function endpointFailed(host: string, failure: AttemptFailure, attemptCount: number): AppError {
  const attempts = attemptCount === 1 ? '1 attempt' : `${attemptCount} attempts`;
  return new AppError(
    'UNAVAILABLE',
    'ENDPOINT_FAILED',
    `model endpoint ${host} failed after ${attempts}: ${failure.message}`,
    {
      metadata: {
        host,
        http_status: String(failure.httpStatus),
        attempt_count: String(attemptCount),
      },
      ...(failure.retryAfterMs === undefined ? {} : { retryDelayMs: failure.retryAfterMs }),
    },
  );
}

function parseBaseUrl(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw invalidEndpoint(
      'the base URL is no http:// or https:// URL: give one such as http://127.0.0.1:8000/v1',
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw invalidEndpoint(
      'the base URL holds a user, password, query or fragment: give the key apart, and the bare URL',
    );
  }
  return url;
}

function invalidEndpoint(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_ENDPOINT', message);
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
}
