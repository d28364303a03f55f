import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sample } from '#libs/gen/goldpan/policy/v1/Sample.ts';
import type { SampleBatch } from '#libs/gen/goldpan/policy/v1/SampleBatch.ts';
import type { SampleCandidatesRequestInput } from '#libs/gen/goldpan/policy/v1/SampleCandidatesRequest.ts';
import type { SamplingSummary } from '#libs/gen/goldpan/policy/v1/SamplingSummary.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger, type Logger } from '#libs/telemetry/logger.ts';
import { makeProblem } from '#libs/testing/builders.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { readPolicyConfig } from '../../services/policy/config.ts';
import { policyParts } from '../../services/policy/parts.ts';
import {
  promptTokenCount,
  replyTokenCount,
  startOpenAiServer,
  type Behaviour,
  type OpenAiServer,
  type OpenAiServerOptions,
} from '../support/openai-server.ts';

type Client = RpcClient<'goldpan.policy.v1.PolicyService'>;

const callTimeoutMs = 30_000;
let folder = '';
let ends: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldpan-policy-'));
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
  rmSync(folder, { recursive: true });
});

async function startPolicy(
  policies: string,
  environment: Record<string, string> = {},
  logger: Logger = silentLogger,
): Promise<Client> {
  const config = readPolicyConfig({
    GOLDPAN_POLICIES: policies,
    GOLDPAN_POLICY_LISTEN: '127.0.0.1:0',
    GOLDPAN_POLICY_RETRY_DELAY_MS: '1',
    GOLDPAN_OPENAI_API_KEY: 'secret-key-of-a-test',
    ...environment,
  });
  let target = '';
  const stop = await startParts(
    policyParts(config, logger, (address) => {
      target = address;
    }),
    silentLogger,
  );
  const client = connect('goldpan.policy.v1.PolicyService', target, defaultMessageBytesMax);
  ends.push(stop, () => client.close());
  return client;
}

async function startServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const server = await startOpenAiServer(options);
  ends.push(() => server.close());
  return server;
}

/** A pool of `count` different programs whose source ends in their place. */
function writePool(count: number, name = 'pool.jsonl'): string {
  const path = join(folder, name);
  const line = (index: number): string =>
    JSON.stringify({
      source: `int main() { return ${index}; }`,
      language: 'cpp17',
      model: 'recorded',
      temperature: 0.7,
      rating: 1400,
      tags: ['dp'],
      verdict: 'accepted',
    });
  writeFileSync(path, Array.from({ length: count }, (_, index) => `${line(index)}\n`).join(''));
  return path;
}

type Result = {
  readonly samples: readonly Sample[];
  readonly batches: readonly SampleBatch[];
  readonly summary: SamplingSummary;
};

async function sample(client: Client, changes: SampleCandidatesRequestInput): Promise<Result> {
  const request = { problem: problemToMessage(makeProblem()), seed: 1, ...changes };
  const batches: SampleBatch[] = [];
  const summaries: SamplingSummary[] = [];
  // The generated request type is filled in with defaults on the wire.
  for await (const message of client.stream('SampleCandidates', request as never, {
    timeoutMs: callTimeoutMs,
  })) {
    if (message.batch) batches.push(message.batch);
    if (message.summary) summaries.push(message.summary);
  }
  const [summary, ...others] = summaries;
  if (summary === undefined || others.length > 0)
    throw new Error(`the stream held ${summaries.length} summaries`);
  return { samples: batches.flatMap(({ samples }) => samples), batches, summary };
}

/** Waits for something that must come; if it never does, the test runs into its time limit. */
async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const sourcesOf = (samples: readonly Sample[]): string[] =>
  samples.map(({ program }) => program?.source.toString() ?? '');
const indexesOf = (samples: readonly Sample[]): number[] =>
  samples.map(({ sampling }) => sampling?.sampleIndex ?? -1);
const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('SampleCandidates over a recorded pool', () => {
  it('gives every entry once, in an order that the seed decides, and tells what the pool tells', async () => {
    const client = await startPolicy(`replay:${writePool(100)}`);
    const { samples, summary } = await sample(client, { sampleCount: 100 });
    expect(indexesOf(samples)).toEqual(upTo(100));
    expect(new Set(sourcesOf(samples)).size).toBe(100);
    expect(sourcesOf((await sample(client, { sampleCount: 100 })).samples)).toEqual(
      sourcesOf(samples),
    );
    expect(sourcesOf((await sample(client, { sampleCount: 100, seed: 2 })).samples)).not.toEqual(
      sourcesOf(samples),
    );
    expect(samples[0]).toMatchObject({
      program: { language: 'LANGUAGE_CPP17' },
      sampling: {
        policy: 'replay',
        model: 'recorded',
        temperature: 0.7,
        rating: 1400,
        tags: ['dp'],
      },
    });
    expect(summary).toMatchObject({
      sampleCount: 100,
      unextractableCount: 0,
      lostCount: 0,
      stopReason: 'complete',
      usage: { requestCount: 0 },
    });
  });

  it('never lets a recorded verdict out', async () => {
    const client = await startPolicy(`replay:${writePool(3)}`);
    expect(JSON.stringify(await sample(client, { sampleCount: 3 }))).not.toContain('accepted');
  });

  it('goes on where a run stood', async () => {
    const client = await startPolicy(`replay:${writePool(50)}`);
    const whole = await sample(client, { sampleCount: 50 });
    const rest = await sample(client, { firstSampleIndex: 20, sampleCount: 30 });
    expect(sourcesOf(rest.samples)).toEqual(sourcesOf(whole.samples).slice(20));
    expect(indexesOf(rest.samples)).toEqual(upTo(50).slice(20));
  });

  it('ends without an error when the pool is smaller than the wish', async () => {
    const client = await startPolicy(`replay:${writePool(7)}`);
    const { samples, summary } = await sample(client, { sampleCount: 100 });
    expect(samples).toHaveLength(7);
    expect(summary).toMatchObject({ sampleCount: 7, lostCount: 0, stopReason: 'pool_exhausted' });
  });

  it('splits the budget evenly over a family, the first ones taking the rest, in the same order every time', async () => {
    const client = await startPolicy(
      ['a', 'b', 'c']
        .map((name) => `replay:${writePool(40, `${name}.jsonl`)}?name=${name}`)
        .join(' '),
    );
    const first = await sample(client, { sampleCount: 50 });
    const policies = first.samples.map(({ sampling }) => sampling?.policy);
    expect(
      ['a', 'b', 'c'].map((name) => policies.filter((policy) => policy === name).length),
    ).toEqual([17, 17, 16]);
    expect(indexesOf(first.samples)).toEqual(upTo(50));
    expect(sourcesOf((await sample(client, { sampleCount: 50 })).samples)).toEqual(
      sourcesOf(first.samples),
    );
    const rest = await sample(client, { firstSampleIndex: 13, sampleCount: 37 });
    expect(sourcesOf(rest.samples)).toEqual(sourcesOf(first.samples).slice(13));
    const chosen = await sample(client, { sampleCount: 10, policies: ['c'] });
    expect(new Set(chosen.samples.map(({ sampling }) => sampling?.policy))).toEqual(new Set(['c']));
  });

  it('keeps batches within the size asked for', async () => {
    const client = await startPolicy(`replay:${writePool(25)}`);
    const { batches } = await sample(client, { sampleCount: 25, batchSize: 10 });
    expect(Math.max(...batches.map(({ samples }) => samples.length))).toBe(10);
  });

  it('finds the pool of the problem by its id, and refuses an id that climbs', async () => {
    writePool(3, 'sum.jsonl');
    const client = await startPolicy(
      `replay:${folder}/{problem}.jsonl replay:${folder}/{problem}/x?name=folder`,
    );
    expect((await sample(client, { sampleCount: 3, policies: ['replay'] })).samples).toHaveLength(
      3,
    );
    const climbing = sample(client, {
      sampleCount: 1,
      policies: ['folder'],
      problem: problemToMessage(makeProblem({ problemId: '..' })),
    });
    await expect(climbing).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('problem.problem_id'),
    });
  });

  it('stops reading when the caller goes away, which is no fault of the service', async () => {
    const faults: string[] = [];
    const logger: Logger = {
      ...silentLogger,
      error: (_fields, message) => void faults.push(message),
    };
    const client = await startPolicy(`replay:${writePool(20_000)}`, {}, logger);
    const request = { problem: problemToMessage(makeProblem()), sampleCount: 20_000 };
    for await (const message of client.stream('SampleCandidates', request as never, {
      timeoutMs: callTimeoutMs,
    })) {
      expect(message.batch?.samples.length).toBe(64);
      break;
    }
    // The server still answers, and has let go of the call before it stops.
    await client.call('ListPolicies', {}, { timeoutMs: callTimeoutMs });
    for (const end of ends.splice(0).reverse()) await end();
    expect(faults).toEqual([]);
  });

  it('says which pool is missing and which line is malformed', async () => {
    const path = join(folder, 'bad.jsonl');
    writeFileSync(path, '{"source":"x","language":"cpp"}\n{"source":1}\n');
    const client = await startPolicy(
      `replay:${path}?name=bad replay:${folder}/none.jsonl?name=none`,
    );
    await expect(sample(client, { sampleCount: 1, policies: ['bad'] })).rejects.toMatchObject({
      reason: 'MALFORMED_POOL',
      message: expect.stringContaining(`${path}, line 2: source must be`),
    });
    await expect(sample(client, { sampleCount: 1, policies: ['none'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'POOL_NOT_FOUND',
      message: expect.stringContaining('none.jsonl'),
    });
  });
});

describe('SampleCandidates requests', () => {
  it.each([
    [{ sampleCount: 0 }, 'sample_count: is 0: allowed are 1 to 10000000'],
    [{ sampleCount: 10_000_001 }, 'sample_count'],
    [{ sampleCount: 1, firstSampleIndex: -1 }, 'first_sample_index'],
    [{ sampleCount: 1, batchSize: 257 }, 'batch_size: is 257: allowed are 1 to 256'],
    [{ sampleCount: 1, tokensMax: -1 }, 'tokens_max'],
    [{ sampleCount: 1, problem: null }, 'problem: is missing'],
    [{ sampleCount: 1, languages: ['LANGUAGE_UNSPECIFIED' as const] }, 'languages'],
  ])('are refused when bad: %j', async (changes, message) => {
    const client = await startPolicy(`replay:${writePool(1)}`);
    await expect(sample(client, changes)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(message),
    });
  });

  it('are refused when they name no policy of the family', async () => {
    const client = await startPolicy(`replay:${writePool(1)}`);
    await expect(sample(client, { sampleCount: 1, policies: ['x'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'POLICY_NOT_FOUND',
      message: expect.stringContaining('use replay'),
    });
  });

  it('are refused when money is limited and the price is not known', async () => {
    const client = await startPolicy('openai:m');
    await expect(sample(client, { sampleCount: 1, costMicrousdMax: 5 })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'PRICE_UNKNOWN',
      message: expect.stringContaining('prompt-price'),
    });
  });
});

describe('SampleCandidates over a model endpoint', () => {
  it('asks in buckets with random temperature, rating and tags, which the samples carry', async () => {
    const server = await startServer();
    const client = await startPolicy(`openai:m@${server.baseUrl}`, {
      GOLDPAN_POLICY_SAMPLES_PER_REQUEST: '4',
    });
    const { samples, summary } = await sample(client, { sampleCount: 42 });
    expect(ascending(indexesOf(samples))).toEqual(upTo(42));
    expect(new Set(sourcesOf(samples)).size).toBe(42);
    expect(summary).toMatchObject({
      sampleCount: 42,
      stopReason: 'complete',
      usage: { requestCount: 11, retryCount: 0 },
    });
    expect(ascending(server.requests.map(({ body }) => body.n ?? 1))).toEqual([
      2,
      ...Array<number>(10).fill(4),
    ]);
    const temperatures = new Set(server.requests.map(({ body }) => body.temperature));
    expect(temperatures.size).toBe(11);
    for (const { sampling } of samples) {
      const request = server.requests.find(
        ({ body }) => body.temperature === sampling?.temperature,
      );
      expect(request?.prompt).toContain(`rated ${sampling?.rating} on Codeforces`);
      expect(request?.prompt).toContain(sampling?.tags.join(', ') ?? 'tags');
    }
  });

  it('draws the same for the same sample, wherever a run begins', async () => {
    const server = await startServer();
    const client = await startPolicy(`openai:m@${server.baseUrl}`, {
      GOLDPAN_POLICY_SAMPLES_PER_REQUEST: '4',
    });
    const drawsOf = ({ samples }: Result): Map<number, unknown> =>
      new Map(
        samples.map(({ sampling }) => [
          sampling?.sampleIndex ?? -1,
          [sampling?.temperature, sampling?.rating, sampling?.tags],
        ]),
      );
    const whole = drawsOf(await sample(client, { sampleCount: 40 }));
    const rest = drawsOf(await sample(client, { firstSampleIndex: 17, sampleCount: 23 }));
    expect([...rest.keys()].sort((a, b) => a - b)).toEqual(upTo(40).slice(17));
    for (const [index, draw] of rest) expect(draw).toEqual(whole.get(index));
  });

  it('asks a completing model with the comment prompt, in the languages in turn', async () => {
    const server = await startServer({
      reply: ({ prompt }) =>
        prompt.startsWith('#')
          ? 'print(input())\n'
          : '#include <iostream>\nint main() { return 0; }\n',
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}?api=completions`, {
      GOLDPAN_POLICY_SAMPLES_PER_REQUEST: '2',
    });
    const { samples } = await sample(client, {
      sampleCount: 8,
      languages: ['LANGUAGE_CPP20', 'LANGUAGE_PYTHON3'],
    });
    expect(server.requests.every(({ path }) => path === '/v1/completions')).toBe(true);
    expect(
      server.requests.map(({ prompt }) => /^(?:\/\/|#) RATING: \d+\n/.test(prompt)),
    ).not.toContain(false);
    expect(
      samples
        .filter(({ program }) => program?.language === 'LANGUAGE_PYTHON3')
        .map(({ program }) => program?.source.toString()),
    ).toEqual(Array(4).fill('print(input())\n'));
  });

  it('carries log-probabilities only when told to', async () => {
    const server = await startServer();
    const silent = await startPolicy(`openai:m@${server.baseUrl}`);
    expect(
      (await sample(silent, { sampleCount: 1 })).samples[0]?.sampling?.logProbability,
    ).toBeUndefined();
    const telling = await startPolicy(`openai:m@${server.baseUrl}`, {
      GOLDPAN_POLICY_LOGPROBS: 'true',
    });
    expect(
      (await sample(telling, { sampleCount: 1 })).samples[0]?.sampling?.logProbability,
    ).toBeCloseTo(-0.5);
  });

  it('reads streamed answers', async () => {
    const server = await startServer();
    const client = await startPolicy(`openai:m@${server.baseUrl}?stream=true`);
    const { samples, summary } = await sample(client, { sampleCount: 20 });
    expect(new Set(sourcesOf(samples)).size).toBe(20);
    expect(summary.usage?.completionTokenCount).toBe(20 * replyTokenCount);
  });

  it('keeps to the concurrency of the policy', async () => {
    const server = await startServer({ behaviour: { kind: 'answer', delayMs: 20 } });
    const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=3`, {
      GOLDPAN_POLICY_SAMPLES_PER_REQUEST: '1',
    });
    await sample(client, { sampleCount: 60 });
    expect(server.openCountPeak()).toBe(3);
  });

  it('counts tokens, money and requests, and the batches add up to the summary', async () => {
    const server = await startServer();
    const client = await startPolicy(
      `openai:m@${server.baseUrl}?prompt-price=0.5&completion-price=2`,
    );
    const { batches, summary } = await sample(client, { sampleCount: 64 });
    const prompt = 4 * promptTokenCount;
    const completion = 64 * replyTokenCount;
    expect(summary.usage).toEqual({
      promptTokenCount: prompt,
      completionTokenCount: completion,
      costMicrousd: prompt * 0.5 + completion * 2,
      requestCount: 4,
      retryCount: 0,
    });
    for (const field of [
      'promptTokenCount',
      'completionTokenCount',
      'costMicrousd',
      'requestCount',
    ] as const) {
      expect(batches.reduce((sum, { usage }) => sum + (usage?.[field] ?? 0), 0)).toBe(
        summary.usage?.[field],
      );
    }
  });

  it.each([
    ['tokens_spent', { tokensMax: 1000 }],
    ['cost_spent', { costMicrousdMax: 1000 }],
  ])('makes no new request once a budget is spent: %s', async (stopReason, budget) => {
    const server = await startServer();
    const client = await startPolicy(
      `openai:m@${server.baseUrl}?prompt-price=1&completion-price=1`,
    );
    const { samples, summary } = await sample(client, { sampleCount: 1000, ...budget });
    // A request takes 100 + 16 × 10 tokens at a microdollar each: the fourth passes the ceiling.
    expect(server.requests).toHaveLength(4);
    expect(samples).toHaveLength(64);
    expect(summary).toMatchObject({ sampleCount: 64, lostCount: 0, stopReason });
  });

  it('stops what is in flight when the caller goes away', async () => {
    const server = await startServer({
      behaviour: ({ index }) => (index < 4 ? { kind: 'answer' } : { kind: 'stall' }),
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=4`);
    const request = { problem: problemToMessage(makeProblem()), sampleCount: 1000, batchSize: 16 };
    let sampleCount = 0;
    for await (const message of client.stream('SampleCandidates', request as never, {
      timeoutMs: callTimeoutMs,
    })) {
      sampleCount += message.batch?.samples.length ?? 0;
      if (sampleCount < 64) continue;
      await until(() => server.requests.length === 8);
      break;
    }
    await until(() => server.abandonedCount() === 4);
    expect(server.requests).toHaveLength(8);
  });

  it('mixes recorded and live policies', async () => {
    const server = await startServer();
    const client = await startPolicy(`replay:${writePool(100)} openai:m@${server.baseUrl}`);
    const { samples } = await sample(client, { sampleCount: 41 });
    expect(ascending(indexesOf(samples))).toEqual(upTo(41));
    expect(samples.filter(({ sampling }) => sampling?.policy === 'replay')).toHaveLength(21);
  });
});

describe('SampleCandidates over an endpoint that misbehaves', () => {
  const passing: readonly (readonly [Behaviour, number])[] = [
    [{ kind: 'rate_limit', retryAfterSeconds: 0 }, 1],
    [{ kind: 'http_error', status: 500 }, 1],
    [{ kind: 'cut_body' }, 1],
    [{ kind: 'hang_up' }, 1],
    [{ kind: 'garbage' }, 1],
    [{ kind: 'stall' }, 1],
    [{ kind: 'stall_body' }, 1],
    [{ kind: 'fewer_choices', count: 0 }, 1],
    [{ kind: 'fewer_choices', count: 3 }, 0],
  ];
  it.each(passing)(
    'loses nothing when every second answer is %j',
    async (behaviour, retriesEach) => {
      const server = await startServer({
        behaviour: ({ index }) => (index % 2 === 0 ? behaviour : { kind: 'answer' }),
      });
      const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=2`, {
        GOLDPAN_POLICY_TIMEOUT_MS: '500',
      });
      const { samples, summary } = await sample(client, { sampleCount: 64 });
      expect(ascending(indexesOf(samples))).toEqual(upTo(64));
      expect(summary).toMatchObject({
        sampleCount: 64,
        lostCount: 0,
        unextractableCount: 0,
        stopReason: 'complete',
      });
      expect(summary.usage?.requestCount).toBe(server.requests.length);
      const badCount = server.requests.filter(({ index }) => index % 2 === 0).length;
      expect(summary.usage?.retryCount).toBe(badCount * retriesEach);
    },
  );

  it.each([
    [{ kind: 'prose' }, 'no_code'],
    [{ kind: 'cut_reply' }, 'cut_off'],
  ] as const)(
    'streams replies without a program with the reason: %j',
    async (behaviour, reason) => {
      const server = await startServer({
        behaviour: ({ index }) => (index === 0 ? behaviour : { kind: 'answer' }),
      });
      const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=1`);
      const { samples, summary } = await sample(client, { sampleCount: 48 });
      expect(samples.filter(({ unextractable }) => unextractable?.reason === reason)).toHaveLength(
        16,
      );
      expect(samples.find(({ unextractable }) => unextractable)?.unextractable?.reply).not.toBe('');
      expect(summary).toMatchObject({
        sampleCount: 48,
        unextractableCount: 16,
        lostCount: 0,
        stopReason: 'complete',
      });
    },
  );

  it('counts the samples of a request that fails for good as lost, and goes on', async () => {
    const server = await startServer({
      behaviour: ({ index }) =>
        index === 1 ? { kind: 'http_error', status: 400 } : { kind: 'answer' },
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=1`);
    const { samples, summary } = await sample(client, { sampleCount: 64 });
    expect(samples).toHaveLength(48);
    expect(summary).toMatchObject({
      sampleCount: 48,
      lostCount: 16,
      stopReason: 'complete',
      failure: expect.stringContaining('HTTP 400'),
    });
  });

  it('gives up on a policy after five requests in a row have failed, and accounts for every sample', async () => {
    const server = await startServer({
      behaviour: ({ index }) =>
        index < 2 ? { kind: 'answer' } : { kind: 'http_error', status: 503 },
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=1`);
    const { samples, summary } = await sample(client, { sampleCount: 1000 });
    expect(samples).toHaveLength(32);
    expect(summary).toMatchObject({
      sampleCount: 32,
      lostCount: 968,
      stopReason: 'endpoint_failed',
      failure: expect.stringContaining('HTTP 503'),
    });
    // Two that answered, and five that were tried six times each.
    expect(server.requests).toHaveLength(2 + 5 * 6);
    expect(summary.usage).toMatchObject({ requestCount: 32, retryCount: 25 });
  });

  it('does not give up on a policy that answers in between', async () => {
    const server = await startServer({
      behaviour: ({ index }) =>
        index % 5 === 4 ? { kind: 'answer' } : { kind: 'http_error', status: 400 },
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=1`);
    const { summary } = await sample(client, { sampleCount: 20 * 16 });
    expect(summary).toMatchObject({ sampleCount: 64, lostCount: 256, stopReason: 'complete' });
  });

  it('lets the rest of the family go on when one policy is given up on', async () => {
    const good = await startServer();
    const bad = await startServer({ behaviour: { kind: 'http_error', status: 401 } });
    const client = await startPolicy(
      `openai:good@${good.baseUrl} openai:bad@${bad.baseUrl}?concurrency=1`,
    );
    const { summary } = await sample(client, { sampleCount: 400 });
    expect(summary).toMatchObject({ sampleCount: 200, lostCount: 200, stopReason: 'complete' });
    expect(bad.requests).toHaveLength(5);
  });

  it('fails with UNAVAILABLE, host, status and attempts when no sample came at all, without the key', async () => {
    const server = await startServer({
      behaviour: { kind: 'http_error', status: 401, message: 'bad key secret-key-of-a-test' },
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}`);
    const failing = sample(client, { sampleCount: 100 });
    await expect(failing).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'ENDPOINT_FAILED',
      message: expect.not.stringContaining('secret-key-of-a-test'),
      metadata: { host: new URL(server.baseUrl).host, http_status: '401', attempt_count: '1' },
    });
    expect(server.requests[0]?.authorization).toBe('Bearer secret-key-of-a-test');
  });

  it('ends when the endpoint dies in the middle of a run', async () => {
    const server = await startServer();
    server.setBehaviour(({ index }) => {
      if (index === 6) void server.close();
      return index < 6 ? { kind: 'answer' } : { kind: 'hang_up' };
    });
    const client = await startPolicy(`openai:m@${server.baseUrl}?concurrency=2`);
    const { samples, summary } = await sample(client, { sampleCount: 500 });
    expect(samples.length + summary.lostCount).toBe(500);
    expect(samples.length).toBe(96);
    expect(summary.stopReason).toBe('endpoint_failed');
  });
});

describe('ListPolicies', () => {
  it('lists the family in configured order, without secrets', async () => {
    const pool = writePool(1);
    const client = await startPolicy(`openai:m@http://127.0.0.1:9/v1?name=live replay:${pool}`);
    const response = await client.call('ListPolicies', {}, { timeoutMs: callTimeoutMs });
    expect(response.policies).toEqual([
      { name: 'live', backend: 'openai', spec: 'openai:m@http://127.0.0.1:9/v1?name=live' },
      { name: 'replay', backend: 'replay', spec: `replay:${pool}` },
    ]);
    expect(JSON.stringify(response)).not.toContain('secret-key-of-a-test');
  });
});
