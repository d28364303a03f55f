import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startOpenAiServer,
  type OpenAiServer,
  type OpenAiServerOptions,
} from '../../test/support/openai-server.ts';
import { meanLogProbability, type ChatRequest } from './completion.ts';
import { openEndpoint, type Endpoint, type EndpointOptions } from './endpoint.ts';

const chatRequest: ChatRequest = {
  model: 'tiny',
  n: 2,
  temperature: 0.7,
  maxTokens: 64,
  messages: [{ role: 'user', content: 'solve it' }],
};

let server: OpenAiServer | undefined;
let waitsMs: number[] = [];

afterEach(async () => {
  await server?.close();
  server = undefined;
  waitsMs = [];
});

async function serve(
  serverOptions: OpenAiServerOptions,
  changes: Partial<EndpointOptions> = {},
): Promise<{ endpoint: Endpoint; server: OpenAiServer }> {
  server = await startOpenAiServer(serverOptions);
  const endpoint = openEndpoint({
    baseUrl: server.baseUrl,
    apiKey: 'top-secret-key',
    timeoutMs: 10_000,
    random: () => 0.5,
    // Pauses are noted, not made.
    wait: (milliseconds) => {
      waitsMs.push(milliseconds);
      return Promise.resolve();
    },
    ...changes,
  });
  return { endpoint, server };
}

describe('an endpoint client', () => {
  it('sends n, temperature and the key, and reads every choice with the usage', async () => {
    const { endpoint, server: taken } = await serve({
      reply: (_request, index) => `reply ${index}`,
    });
    const completion = await endpoint.chat(chatRequest);
    expect(completion.choices.map(({ text, finishReason }) => [text, finishReason])).toEqual([
      ['reply 0', 'stop'],
      ['reply 1', 'stop'],
    ]);
    expect(completion.usage).toEqual({ promptTokenCount: 100, completionTokenCount: 20 });
    expect(completion.attemptCount).toBe(1);
    expect(taken.requests[0]?.body).toMatchObject({
      model: 'tiny',
      n: 2,
      temperature: 0.7,
      max_tokens: 64,
    });
    expect(taken.requests[0]?.authorization).toBe('Bearer top-secret-key');
    expect(taken.requests[0]?.path).toBe('/v1/chat/completions');
  });

  it.each([{ isStreamed: true }, { isStreamed: false }])(
    'reads the same reply whether the server streams or not: %j',
    async ({ isStreamed }) => {
      const { endpoint } = await serve({
        behaviour: { kind: 'answer', isStreamed },
        reply: () => 'a reply — with more than ASCII',
      });
      const completion = await endpoint.chat(chatRequest);
      expect(completion.choices.map(({ text }) => text)).toEqual(
        Array(2).fill('a reply — with more than ASCII'),
      );
      expect(completion.usage?.completionTokenCount).toBe(20);
    },
  );

  it('asks the server to stream when told to', async () => {
    const { endpoint, server: taken } = await serve({});
    await endpoint.completions({
      model: 'tiny',
      n: 1,
      temperature: 0,
      maxTokens: 8,
      prompt: '//',
      isStreamed: true,
    });
    expect(taken.requests[0]?.body.stream).toBe(true);
  });

  it('reads log-probabilities of both APIs', async () => {
    const { endpoint } = await serve({ reply: () => 'one two three' });
    const chat = await endpoint.chat({ ...chatRequest, alternativeCount: 0 });
    const completions = await endpoint.completions({
      model: 'tiny',
      n: 1,
      temperature: 1,
      maxTokens: 8,
      prompt: 'x',
      alternativeCount: 0,
    });
    for (const { choices } of [chat, completions])
      expect(meanLogProbability(choices[0]?.tokens)).toBeCloseTo(-0.5);
  });

  it('reads the alternatives of a scored token', async () => {
    const { endpoint } = await serve({ score: () => 0.9 });
    const { choices } = await endpoint.completions({
      model: 'tiny',
      n: 1,
      temperature: 0,
      maxTokens: 1,
      prompt: 'Is it correct?',
      alternativeCount: 20,
    });
    const yes = choices[0]?.tokens?.[0]?.alternatives
      .filter(({ token }) => token.trim() === 'Yes')
      .reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0);
    expect(yes).toBeCloseTo(0.9);
  });

  it.each([
    { kind: 'rate_limit' },
    { kind: 'http_error', status: 500 },
    { kind: 'http_error', status: 408 },
    { kind: 'cut_body' },
    { kind: 'hang_up' },
    { kind: 'garbage' },
    { kind: 'fewer_choices', count: 0 },
  ] as const)('tries again after $kind $status and then succeeds', async (misbehaviour) => {
    const { endpoint } = await serve({
      behaviour: ({ index }) => (index < 2 ? misbehaviour : { kind: 'answer' }),
    });
    const completion = await endpoint.chat(chatRequest);
    expect(completion.attemptCount).toBe(3);
    expect(waitsMs).toEqual([375, 750]);
  });

  it.each([{ kind: 'stall' }, { kind: 'stall_body' }] as const)(
    'gives up on an answer that stalls ($kind) and tries again',
    async (stall) => {
      const { endpoint } = await serve(
        { behaviour: ({ index }) => (index === 0 ? stall : { kind: 'answer' }) },
        { timeoutMs: 300 },
      );
      const completion = await endpoint.chat(chatRequest);
      expect(completion.attemptCount).toBe(2);
    },
  );

  it('waits as long as Retry-After says, but not for ever', async () => {
    const { endpoint } = await serve({
      behaviour: ({ index }) =>
        index < 2
          ? { kind: 'rate_limit', retryAfterSeconds: index === 0 ? 7 : 86_400 }
          : { kind: 'answer' },
    });
    await endpoint.chat(chatRequest);
    expect(waitsMs).toEqual([7250, 60_250]);
  });

  it('makes at most six attempts and then says host, status and count', async () => {
    const { endpoint, server: taken } = await serve({
      behaviour: { kind: 'http_error', status: 503 },
    });
    await expect(endpoint.chat(chatRequest)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'ENDPOINT_FAILED',
      metadata: { host: endpoint.host, http_status: '503', attempt_count: '6' },
    });
    expect(taken.requests).toHaveLength(6);
  });

  it.each([400, 401, 404, 422])('does not try again after HTTP %d', async (status) => {
    const { endpoint, server: taken } = await serve({ behaviour: { kind: 'http_error', status } });
    await expect(endpoint.chat(chatRequest)).rejects.toMatchObject({
      metadata: { http_status: String(status) },
    });
    expect(taken.requests).toHaveLength(1);
  });

  it('never shows the key, even when the server quotes it', async () => {
    const { endpoint } = await serve({
      behaviour: { kind: 'http_error', status: 401, message: 'Incorrect API key: top-secret-key' },
    });
    await expect(endpoint.chat(chatRequest)).rejects.toMatchObject({
      message: expect.not.stringContaining('top-secret-key'),
    });
  });

  it('says which host cannot be reached', async () => {
    const { endpoint, server: taken } = await serve({});
    await taken.close();
    await expect(endpoint.chat(chatRequest)).rejects.toMatchObject({
      message: expect.stringContaining('ECONNREFUSED'),
      metadata: { http_status: '0', attempt_count: '6' },
    });
  });

  it('leaves the request in flight when it is cancelled', async () => {
    const { endpoint, server: taken } = await serve({ behaviour: { kind: 'stall' } });
    const controller = new AbortController();
    const pending = endpoint.chat(chatRequest, controller.signal);
    while (taken.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await expect(pending).rejects.toMatchObject({ code: 'CANCELLED' });
    while (taken.abandonedCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  });

  it.each([
    ['127.0.0.1:8000', 'http://127.0.0.1:8000/v1'],
    ['http://me:hunter2@host/v1', 'the bare URL'],
    ['http://host/v1?key=1', 'the bare URL'],
  ])('refuses the base URL %s and says what is right', (baseUrl, remedy) => {
    const open = (): Endpoint =>
      openEndpoint({ baseUrl, apiKey: '', timeoutMs: 1000, random: Math.random });
    expect(open).toThrow(
      expect.objectContaining({
        reason: 'INVALID_ENDPOINT',
        message: expect.stringContaining(remedy),
      }),
    );
    expect(open).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
