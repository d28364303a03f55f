import { AppError, messageOf } from '../domain/app-error.ts';
import { errorTextOf } from './reply.ts';
import { parseRetryAfter } from './retry.ts';

/** Why one attempt brought nothing. */
export type AttemptFailure = {
  readonly kind: 'failed';
  /** Whether another attempt would fail the same way. */
  readonly isPermanent: boolean;
  /** 0 when no answer came. */
  readonly httpStatus: number;
  /** For a person, without secrets. */
  readonly message: string;
  readonly retryAfterMs: number | undefined;
};

/** What one attempt brought. */
export type AttemptOutcome<T> = { readonly kind: 'answered'; readonly answer: T } | AttemptFailure;

/** Reads what a server says; throws an Error that says what is wrong with it. */
export type AnswerReader<T> = {
  readonly readBody: (body: string) => T;
  /** Of server-sent events, for answers that may be streamed. */
  readonly readStream?: (texts: AsyncIterable<string>) => Promise<T>;
};

/** One HTTP request with a JSON body. */
export type Attempt<T> = {
  readonly url: string;
  readonly apiKey: string;
  readonly body: string;
  /** From sending to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly reader: AnswerReader<T>;
};

/** Largest answer: 64 replies of 16,384 tokens with log-probabilities stay below it. */
const answerBytesMax = 128 * 1024 * 1024;
/** How much of an error's body is read. */
const errorBytesMax = 64 * 1024;

/**
 * Sends one request and reads the whole answer, streamed or not. What the endpoint does wrong comes
 * back as a failure; fails with CANCELLED only when `signal` fires.
 */
export async function attemptOnce<T>(attempt: Attempt<T>): Promise<AttemptOutcome<T>> {
  const { signal, timeoutMs } = attempt;
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  if (signal?.aborted) throw cancelled();
  signal?.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(cancel, timeoutMs);
  try {
    const response = await fetch(attempt.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(attempt.apiKey === '' ? {} : { authorization: `Bearer ${attempt.apiKey}` }),
      },
      body: attempt.body,
      // A redirected POST would arrive as a GET; better to name the right address.
      redirect: 'manual',
      signal: controller.signal,
    });
    if (response.status !== 200) return await refusalOf(response, attempt.apiKey);
    return await readAnswer(response, attempt);
  } catch (error) {
    if (signal?.aborted) throw cancelled();
    if (controller.signal.aborted) return failure(0, `no complete answer within ${timeoutMs} ms`);
    return failure(0, redact(networkMessage(error), attempt.apiKey));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    // Frees the connection of an answer that was not read to its end.
    controller.abort();
  }
}

/** The call was abandoned by its caller. */
export function cancelled(): AppError {
  return new AppError('CANCELLED', 'CANCELLED', 'the request to the model endpoint was cancelled');
}

async function readAnswer<T>(
  response: Response,
  { reader, apiKey }: Attempt<T>,
): Promise<AttemptOutcome<T>> {
  const { readBody, readStream } = reader;
  const isStream = response.headers.get('content-type')?.includes('text/event-stream') ?? false;
  const texts = readTexts(response, answerBytesMax);
  let read: () => T | Promise<T>;
  if (isStream && readStream) {
    read = () => readStream(texts);
  } else {
    // What the network does while the body comes is told apart from what the body says.
    const body = await joinTexts(texts);
    read = () => readBody(body);
  }
  try {
    return { kind: 'answered', answer: await read() };
  } catch (error) {
    return failure(response.status, redact(networkMessage(error), apiKey));
  }
}

async function refusalOf(response: Response, apiKey: string): Promise<AttemptFailure> {
  const { status } = response;
  const body = await joinTexts(readTexts(response, errorBytesMax)).catch(() => '');
  const text = redact((errorTextOf(body) ?? body).replace(/\s+/g, ' ').trim(), apiKey).slice(
    0,
    200,
  );
  const isPermanent = status < 500 && status !== 408 && status !== 429;
  return {
    kind: 'failed',
    isPermanent,
    httpStatus: status,
    message: `HTTP ${status}${text === '' ? '' : ` "${text}"`}${hintOf(status)}`,
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), Date.now()),
  };
}

function hintOf(status: number): string {
  if (status === 401 || status === 403) return '; check the API key';
  if (status === 404) return '; check the model name and the base URL, which usually ends in /v1';
  if (status >= 300 && status < 400) return '; give the address that it redirects to as base URL';
  return '';
}

function failure(httpStatus: number, message: string): AttemptFailure {
  return { kind: 'failed', isPermanent: false, httpStatus, message, retryAfterMs: undefined };
}

async function* readTexts(response: Response, bytesMax: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let byteCount = 0;
  for await (const chunk of response.body ?? []) {
    byteCount += chunk.byteLength;
    if (byteCount > bytesMax) throw new Error(`the answer is larger than ${bytesMax} bytes`);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

async function joinTexts(texts: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const text of texts) parts.push(text);
  return parts.join('');
}

/** fetch says only "fetch failed"; why stands in its cause. */
function networkMessage(error: unknown): string {
  const cause =
    typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  if (cause === undefined) return messageOf(error);
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return `${messageOf(error)}: ${typeof code === 'string' ? code : messageOf(cause)}`;
}

/** Servers like to quote the key that they refuse. */
function redact(text: string, apiKey: string): string {
  const withoutKey = apiKey === '' ? text : text.replaceAll(apiKey, '[key]');
  return withoutKey
    .replace(/\b(?:sk|key)-[\w*.-]{6,}/gi, '[key]')
    .replace(/Bearer\s+\S+/gi, 'Bearer [key]');
}
