import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScoreProgramsRequestInput } from '#libs/gen/goldpan/scorer/v1/ScoreProgramsRequest.ts';
import type { ScoreProgramsResponse } from '#libs/gen/goldpan/scorer/v1/ScoreProgramsResponse.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeCandidate, makeProblem } from '#libs/testing/builders.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import { readScorerConfig } from '../../services/scorer/config.ts';
import { scorerParts } from '../../services/scorer/parts.ts';
import {
  startOpenAiServer,
  type Behaviour,
  type OpenAiServer,
  type OpenAiServerOptions,
  type RecordedRequest,
} from '../support/openai-server.ts';
import { noTokenId, yesTokenId } from '../support/scoring-answers.ts';

type Client = RpcClient<'goldpan.scorer.v1.ScorerService'>;

const apis = ['completions', 'chat', 'vllm-generative-scoring', 'sglang-score'] as const;
const batchingApis = ['completions', 'vllm-generative-scoring', 'sglang-score'] as const;
const labelApis = ['vllm-generative-scoring', 'sglang-score'] as const;
const callTimeoutMs = 30_000;
/** cluster-size of every program of these tests: 3 of 10 samples, 4 of 5 inputs. */
const baselineScore = 0.3 * 0.8;

let folder = '';
let ends: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldpan-scorer-'));
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
  rmSync(folder, { recursive: true });
});

async function startScorer(environment: Record<string, string>): Promise<Client> {
  const config = readScorerConfig({
    GOLDPAN_SCORER_LISTEN: '127.0.0.1:0',
    GOLDPAN_SCORER_RETRY_DELAY_MS: '1',
    GOLDPAN_SCORER_MODEL: 'judge',
    GOLDPAN_SCORER_API_KEY: 'secret-key-of-a-test',
    ...environment,
  });
  let target = '';
  const parts = scorerParts(config, silentLogger, (address) => {
    target = address;
  });
  const stop = await startParts(parts, silentLogger);
  const client = connect('goldpan.scorer.v1.ScorerService', target, defaultMessageBytesMax);
  ends.push(stop, () => client.close());
  return client;
}

async function startServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const server = await startOpenAiServer({ score: probabilityIn, ...options });
  ends.push(() => server.close());
  return server;
}

/** A scorer in front of a model server. */
async function serve(
  api: (typeof apis)[number],
  options: OpenAiServerOptions = {},
  environment: Record<string, string> = {},
): Promise<{ client: Client; server: OpenAiServer }> {
  const server = await startServer(options);
  const client = await startScorer({
    GOLDPAN_SCORER: 'endpoint',
    GOLDPAN_SCORER_BASE_URL: server.baseUrl,
    GOLDPAN_SCORER_API: api,
    ...environment,
  });
  return { client, server };
}

/** A program whose model score is `percent` / 100. */
const sourceOf = (percent: number): string => `int main() { return ${percent}; /* percent */ }`;

/** What the model server thinks of a program; 0.001 when the question was cut off. */
function probabilityIn(prompt: string): number {
  const percent = /return (\d+); \/\* percent/.exec(prompt)?.[1];
  return prompt.includes('Answer Yes or No') ? Number(percent) / 100 : 0.001;
}

function requestFor(...sources: string[]): ScoreProgramsRequestInput {
  return {
    problem: problemToMessage(makeProblem()),
    programs: sources.map((source) => ({
      candidate: candidateToMessage(makeCandidate(source)),
      clusterSampleCount: 3,
      totalSampleCount: 10,
      inputOkCount: 4,
      inputCount: 5,
    })),
  };
}

function score(
  client: Client,
  sources: readonly string[],
  changes: ScoreProgramsRequestInput = {},
): Promise<ScoreProgramsResponse> {
  const request = { ...requestFor(...sources), ...changes };
  // The generated request type is filled in with defaults on the wire.
  return client.call('ScorePrograms', request as never, { timeoutMs: callTimeoutMs });
}

const percents = Array.from({ length: 20 }, (_, index) => 3 + 4 * index);
const sources = percents.map(sourceOf);
const probabilitiesOf = ({ scores }: ScoreProgramsResponse): number[] =>
  scores.map(({ probability }) => probability);
const scoringRequests = ({ requests }: OpenAiServer): RecordedRequest[] =>
  requests.filter(({ path }) => path !== '/tokenize');
const programCountOf = ({ body }: RecordedRequest): number =>
  body.items?.length ?? (Array.isArray(body.prompt) ? body.prompt.length : 1);
const expectScores = (response: ScoreProgramsResponse, expected: readonly number[]): void => {
  expect(response.scores).toHaveLength(expected.length);
  response.scores.forEach(({ probability }, index) =>
    expect(probability).toBeCloseTo(expected[index] ?? NaN, 9),
  );
};
const modelScores = percents.map((percent) => percent / 100);

describe.each(apis)('ScorePrograms over %s', (api) => {
  it('gives the model’s probability of yes for each program, in order', async () => {
    const { client } = await serve(api);
    const response = await score(client, sources);
    expectScores(response, modelScores);
    expect(response.scores.every(({ isFromModel }) => isFromModel)).toBe(true);
    expect(response).toMatchObject({ scorer: 'endpoint', calibration: '' });
    expect(response.tokenCount).toBeGreaterThan(0);
    for (const { probability, uncalibratedProbability } of response.scores)
      expect(uncalibratedProbability).toBe(probability);
  });

  it.each<Behaviour>([
    { kind: 'rate_limit', retryAfterSeconds: 0 },
    { kind: 'http_error', status: 500 },
    { kind: 'cut_body' },
    { kind: 'hang_up' },
    { kind: 'garbage' },
    { kind: 'body', body: { hello: 1 } },
    { kind: 'body', body: [] },
  ])('tries again when every second answer is %j', async (behaviour) => {
    const { client } = await serve(
      api,
      { behaviour: ({ index }) => (index % 2 === 0 ? behaviour : { kind: 'answer' }) },
      { GOLDPAN_SCORER_CONCURRENCY: '1' },
    );
    expectScores(await score(client, sources), modelScores);
  });

  it('keeps to its concurrency', async () => {
    const { client, server } = await serve(
      api,
      { behaviour: { kind: 'answer', delayMs: 10 } },
      { GOLDPAN_SCORER_CONCURRENCY: '3', GOLDPAN_SCORER_PROGRAMS_PER_REQUEST: '1' },
    );
    await score(client, sources);
    expect(server.openCountPeak()).toBe(3);
  });

  it('fails with UNAVAILABLE, host, status and attempts when the endpoint does, without the key', async () => {
    const { client, server } = await serve(api, {
      behaviour: { kind: 'http_error', status: 401, message: 'bad key secret-key-of-a-test' },
    });
    await expect(score(client, sources)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'ENDPOINT_FAILED',
      message: expect.not.stringContaining('secret-key-of-a-test'),
      metadata: { host: new URL(server.baseUrl).host, http_status: '401', attempt_count: '1' },
    });
    expect(server.requests[0]?.authorization).toBe('Bearer secret-key-of-a-test');
  });

  it('fails when the endpoint answers nothing but rubbish', async () => {
    const { client } = await serve(api, { behaviour: { kind: 'garbage' } });
    await expect(score(client, sources.slice(0, 2))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('is no JSON'),
    });
  });

  it('leaves its requests when the caller goes away', async () => {
    const { client, server } = await serve(api, { behaviour: { kind: 'stall' } });
    const controller = new AbortController();
    const request = requestFor(sourceOf(50));
    const pending = client.call('ScorePrograms', request as never, {
      timeoutMs: callTimeoutMs,
      signal: controller.signal,
    });
    await until(() => server.requests.length === 1);
    controller.abort();
    await expect(pending).rejects.toMatchObject({ code: 'CANCELLED' });
    await until(() => server.abandonedCount() === 1);
  });

  it('scores the others when the model refuses one program, which the baseline scores', async () => {
    const { client } = await serve(api, {
      behaviour: ({ body, prompt }) => {
        const text = prompt + (body.items ?? []).join('');
        return text.includes(sourceOf(43))
          ? { kind: 'http_error', status: 400, message: 'longer than the context' }
          : { kind: 'answer' };
      },
    });
    const response = await score(client, sources);
    expectScores(
      response,
      percents.map((percent) => (percent === 43 ? baselineScore : percent / 100)),
    );
    const refused = response.scores.filter(({ isFromModel }) => !isFromModel);
    expect(refused.map(({ probability }) => probability)).toEqual([expect.closeTo(baselineScore)]);
  });
});

describe.each(batchingApis)('batches over %s', (api) => {
  it('hold several programs each, with the problem in front', async () => {
    const { client, server } = await serve(api, {}, { GOLDPAN_SCORER_PROGRAMS_PER_REQUEST: '8' });
    await score(client, sources);
    const requests = scoringRequests(server);
    expect(requests.map(programCountOf).sort()).toEqual([4, 8, 8]);
    const prefixes = requests.flatMap(({ body }) =>
      body.items
        ? body.query
        : [body.prompt ?? []].flat().map((text) => text.split('Program (')[0]),
    );
    expect(new Set(prefixes).size).toBe(1);
    expect(prefixes[0]).toContain('Print the sum of the numbers.');
    expect(prefixes[0]).not.toContain('int main');
  });

  it('are not sent again to an endpoint that takes one program only', async () => {
    const { client, server } = await serve(
      api,
      {
        behaviour: (request) =>
          programCountOf(request) > 1
            ? { kind: 'http_error', status: 400, message: 'one prompt, please' }
            : { kind: 'answer' },
      },
      { GOLDPAN_SCORER_CONCURRENCY: '1', GOLDPAN_SCORER_PROGRAMS_PER_REQUEST: '5' },
    );
    expectScores(await score(client, sources), modelScores);
    expectScores(await score(client, sources), modelScores);
    const counts = scoringRequests(server).map(programCountOf);
    expect(counts).toEqual([5, ...Array<number>(40).fill(1)]);
  });
});

describe('batches of completions', () => {
  it('are read from an endpoint that answers with a list, as llama.cpp does', async () => {
    const choice = (percent: number): object => ({
      model: 'judge',
      choices: [
        {
          index: 0,
          text: 'Yes',
          finish_reason: 'length',
          logprobs: {
            content: [
              {
                token: 'Yes',
                logprob: Math.log(percent / 100),
                top_logprobs: [{ token: 'No', logprob: Math.log(1 - percent / 100) }],
              },
            ],
          },
        },
      ],
      usage: { prompt_tokens: 7, completion_tokens: 1 },
    });
    const { client } = await serve('completions', {
      behaviour: { kind: 'body', body: [choice(20), choice(90)] },
    });
    const response = await score(client, [sourceOf(20), sourceOf(90)]);
    expectScores(response, [0.2, 0.9]);
    expect(response.tokenCount).toBe(16);
  });

  it('are made again one by one where the endpoint answers only the first prompt', async () => {
    const { client, server } = await serve('completions', {
      behaviour: { kind: 'fewer_choices', count: 1 },
    });
    expectScores(await score(client, sources.slice(0, 4)), modelScores.slice(0, 4));
    expect(server.requests.map(programCountOf)).toEqual([4, 1, 1, 1, 1]);
  });
});

describe.each(labelApis)('the labels of %s', (api) => {
  it('are the tokenizer’s, asked once, and the score is shared out among them', async () => {
    const { client, server } = await serve(api, {}, { GOLDPAN_SCORER_CONCURRENCY: '1' });
    await score(client, sources);
    await score(client, sources);
    const tokenizing = server.requests.filter(({ path }) => path === '/tokenize');
    expect(tokenizing.map(({ body }) => body)).toEqual([
      { model: 'judge', prompt: ' Yes', add_special_tokens: false },
      { model: 'judge', prompt: ' No', add_special_tokens: false },
    ]);
    expect(scoringRequests(server)[0]?.body).toMatchObject({
      model: 'judge',
      label_token_ids: [yesTokenId, noTokenId],
      apply_softmax: true,
      item_first: false,
    });
    expect(scoringRequests(server)[0]?.path).toBe(
      api === 'sglang-score' ? '/v1/score' : '/generative_scoring',
    );
  });

  it('are those of the settings where there are any, and the tokenizer is not asked', async () => {
    const { client, server } = await serve(
      api,
      {},
      {
        GOLDPAN_SCORER_YES_TOKEN_ID: String(noTokenId),
        GOLDPAN_SCORER_NO_TOKEN_ID: String(yesTokenId),
      },
    );
    // Exchanged on purpose: so are the scores.
    expectScores(await score(client, [sourceOf(10)]), [0.9]);
    expect(server.requests.map(({ path }) => path)).not.toContain('/tokenize');
  });

  it('are the words without a space where only those are single tokens', async () => {
    const tokenize = (text: string): number[] =>
      ({ Yes: [yesTokenId], No: [noTokenId] })[text] ?? [1, 2];
    const { client } = await serve(api, { tokenize });
    expectScores(await score(client, [sourceOf(70)]), [0.7]);
  });

  it('are asked for in the settings where the tokenizer has none', async () => {
    const { client } = await serve(api, { tokenize: () => [1, 2] });
    await expect(score(client, sources)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'NO_LABEL_TOKEN',
      message: expect.stringMatching(/"judge".*single token for "Yes".*YES_TOKEN_ID/),
    });
  });

  it('are asked for in the settings where the server has no tokenizer to ask', async () => {
    const { client } = await serve(api, {
      behaviour: ({ path }) =>
        path === '/tokenize' ? { kind: 'http_error', status: 404 } : { kind: 'answer' },
    });
    await expect(score(client, sources)).rejects.toMatchObject({
      reason: 'NO_LABEL_TOKEN',
      message: expect.stringContaining('GOLDPAN_SCORER_YES_TOKEN_ID'),
    });
  });
});

describe('answers of the scoring APIs', () => {
  const answerOf = (api: (typeof labelApis)[number], scores: readonly unknown[]): unknown =>
    api === 'sglang-score'
      ? { scores: scores.map((value) => [value, 0.5]), model: 'judge', usage: null }
      : { data: scores.map((value, index) => ({ index, score: value })), usage: null };
  const settings = {
    GOLDPAN_SCORER_YES_TOKEN_ID: '1',
    GOLDPAN_SCORER_NO_TOKEN_ID: '2',
  };

  it.each(labelApis)('leave to the baseline what is no probability: %s', async (api) => {
    const body = answerOf(api, [0.25, null, -0.5, 1.5, 1 + 1e-7]);
    const { client } = await serve(api, { behaviour: { kind: 'body', body } }, settings);
    const response = await score(client, sources.slice(0, 5));
    expectScores(response, [0.25, baselineScore, baselineScore, baselineScore, 1]);
    expect(response.scores.map(({ isFromModel }) => isFromModel)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it.each(labelApis)('are asked for again when there are too few: %s', async (api) => {
    const { client, server } = await serve(
      api,
      {
        behaviour: ({ index }) =>
          index === 0 ? { kind: 'body', body: answerOf(api, [0.5]) } : { kind: 'answer' },
      },
      { GOLDPAN_SCORER_YES_TOKEN_ID: '9454', GOLDPAN_SCORER_NO_TOKEN_ID: '2753' },
    );
    expectScores(await score(client, sources.slice(0, 3)), modelScores.slice(0, 3));
    expect(server.requests).toHaveLength(2);
  });

  it('are not asked of vLLM for a program that it would cut, question and all', async () => {
    const long = `${sourceOf(60)}//${'x'.repeat(3000)}`;
    const { client, server } = await serve('vllm-generative-scoring', { tokenCountMax: 3000 });
    const response = await score(client, [sourceOf(30), long, sourceOf(80)]);
    expectScores(response, [0.3, baselineScore, 0.8]);
    const asked = scoringRequests(server).flatMap(({ body }) => body.items ?? []);
    expect(asked).toHaveLength(2);
    // A tokenizer that makes a token of ten bytes fits it in after all.
    const roomy = await serve('vllm-generative-scoring', {
      tokenCountMax: 3000,
      tokenize: (text) =>
        ({ ' Yes': [yesTokenId], ' No': [noTokenId] })[text] ??
        Array.from({ length: Math.ceil(text.length / 10) }, () => 1),
    });
    expectScores(await score(roomy.client, [long]), [0.6]);
  });
});

describe('a calibration', () => {
  const calibration = {
    kind: 'platt',
    name: 'autumn',
    slope: 2,
    intercept: -1,
    fittedOn: { problems: ['a', 'b'], programs: 400 },
  };
  const write = (content: unknown): string => {
    const path = join(folder, 'calibration.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('changes the model’s scores, keeps what they were, and gives its name', async () => {
    const { client } = await serve(
      'completions',
      {},
      {
        GOLDPAN_SCORER_CALIBRATION: write(calibration),
      },
    );
    const response = await score(client, [sourceOf(50), sourceOf(80)]);
    // 1 / (1 + e^-(2 × logit(p) - 1)): at 0.5 1/(1 + e); at 0.8 the odds are 4² / e = 5.886.
    expectScores(response, [1 / (1 + Math.E), 16 / Math.E / (1 + 16 / Math.E)]);
    expect(response.calibration).toBe('autumn');
    expect(response.scores.map((each) => each.uncalibratedProbability)).toEqual([
      expect.closeTo(0.5),
      expect.closeTo(0.8),
    ]);
  });

  it('leaves the baselines alone', async () => {
    const path = write(calibration);
    const { client } = await serve(
      'completions',
      { behaviour: { kind: 'http_error', status: 400 } },
      { GOLDPAN_SCORER_CALIBRATION: path },
    );
    for (const changes of [{}, { scorer: 'cluster-size' }]) {
      const response = await score(client, [sourceOf(50)], changes);
      expectScores(response, [baselineScore]);
      expect(response.calibration).toBe('');
      expect(response.scores[0]?.uncalibratedProbability).toBeCloseTo(baselineScore);
    }
  });

  const start = (content: unknown): Promise<unknown> =>
    startScorer({
      GOLDPAN_SCORER_BASE_URL: 'http://127.0.0.1:9/v1',
      GOLDPAN_SCORER_CALIBRATION: write(content),
    });
  it.each([
    ['{', /GOLDPAN_SCORER_CALIBRATION.*calibration\.json is no JSON/],
    [[], /calibration\.json: the file: /],
    [{ ...calibration, slope: 'steep' }, /calibration\.json: slope: must be a number/],
    [{ ...calibration, kind: 'isotonic' }, /kind: must be "platt"/],
    [{ ...calibration, name: '' }, /name: must not be empty/],
    [
      { ...calibration, intercept: null, fittedOn: { problems: ['a', 7], programs: 0 } },
      /intercept: must be a number; fittedOn\.problems\.1: must be text; fittedOn\.programs: must be a whole number from 1/,
    ],
    [{ ...calibration, fittedOn: undefined }, /fittedOn: must have problems and programs/],
    [{ ...calibration, slop: 1 }, /slop/],
  ])(
    'that reads %j is an error at the start that names file and field',
    async (content, message) => {
      await expect(start(content)).rejects.toMatchObject({
        reason: 'INVALID_CONFIG',
        message: expect.stringMatching(message),
      });
    },
  );

  it('that is not there is an error at the start', async () => {
    await expect(
      startScorer({ GOLDPAN_SCORER_CALIBRATION: join(folder, 'none.json') }),
    ).rejects.toMatchObject({ message: expect.stringContaining('none.json') });
  });
});

describe('settings', () => {
  it.each([
    [{ GOLDPAN_SCORER_API: 'magic' }, 'vllm-generative-scoring or sglang-score'],
    [{ GOLDPAN_SCORER: 'endpoint' }, 'needs GOLDPAN_SCORER_BASE_URL'],
    [
      { GOLDPAN_SCORER_BASE_URL: 'http://127.0.0.1:9/v1', GOLDPAN_SCORER_YES_TOKEN_ID: '5' },
      'set both or neither',
    ],
    [{ GOLDPAN_SCORER_NO_TOKEN_ID: 'No' }, 'GOLDPAN_SCORER_NO_TOKEN_ID="No": must be a whole'],
  ])('%j are refused', async (environment, message) => {
    await expect(startScorer(environment)).rejects.toMatchObject({
      reason: 'INVALID_CONFIG',
      message: expect.stringContaining(message),
    });
  });
});

describe('requests', () => {
  it('may name any scorer that is configured, and no other', async () => {
    const client = await startScorer({});
    expect(await score(client, [sourceOf(1)])).toMatchObject({ scorer: 'cluster-size' });
    expect(probabilitiesOf(await score(client, [sourceOf(1)], { scorer: 'constant' }))).toEqual([
      0.5,
    ]);
    await expect(score(client, [sourceOf(1)], { scorer: 'endpoint' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'UNKNOWN_SCORER',
    });
  });

  it.each([0, 257])('about %d programs are refused', async (count) => {
    const client = await startScorer({});
    const programs = Array.from({ length: count }, () => sourceOf(1));
    await expect(score(client, programs)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('allowed are 1 to 256'),
    });
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
