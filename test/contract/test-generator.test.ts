import { afterEach, describe, expect, it } from '@jest/globals';
import type { GenerateInputsRequestInput } from '#libs/gen/goldpan/testgen/v1/GenerateInputsRequest.ts';
import type { GeneratedInput } from '#libs/gen/goldpan/testgen/v1/GeneratedInput.ts';
import type { GenerationSummary } from '#libs/gen/goldpan/testgen/v1/GenerationSummary.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeProblem, makeTest } from '#libs/testing/builders.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { readTestGeneratorConfig } from '../../services/test-generator/config.ts';
import { testGeneratorParts } from '../../services/test-generator/parts.ts';
import {
  startOpenAiServer,
  type OpenAiServer,
  type OpenAiServerOptions,
} from '../support/openai-server.ts';

type Client = RpcClient<'goldpan.testgen.v1.TestGeneratorService'>;

const callTimeoutMs = 60_000;
let ends: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

async function startGenerator(environment: Record<string, string> = {}): Promise<Client> {
  const config = readTestGeneratorConfig({
    GOLDPAN_TEST_GENERATOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_TESTGEN_ATTEMPTS: '1',
    ...environment,
  });
  let target = '';
  const parts = testGeneratorParts(config, silentLogger, (address) => {
    target = address;
  });
  const stop = await startParts(parts, silentLogger);
  const client = connect('goldpan.testgen.v1.TestGeneratorService', target, defaultMessageBytesMax);
  ends.push(stop, () => client.close());
  return client;
}

async function startEndpoint(
  options: OpenAiServerOptions,
): Promise<{ server: OpenAiServer; environment: Record<string, string> }> {
  const server = await startOpenAiServer(options);
  ends.push(() => server.close());
  return {
    server,
    environment: { GOLDPAN_TESTGEN_ENDPOINT: server.baseUrl, GOLDPAN_TESTGEN_MODEL: 'writer' },
  };
}

async function generate(
  client: Client,
  request: GenerateInputsRequestInput,
): Promise<{ inputs: GeneratedInput[]; texts: string[]; summary: GenerationSummary }> {
  const inputs: GeneratedInput[] = [];
  let summary: GenerationSummary | undefined;
  for await (const message of client.stream('GenerateInputs', request, {
    timeoutMs: callTimeoutMs,
  })) {
    expect(summary).toBeUndefined();
    if (message.input) inputs.push(message.input);
    if (message.summary) summary = message.summary;
  }
  if (summary === undefined) throw new Error('the stream ended without a summary');
  return { inputs, texts: inputs.map(({ input }) => input.toString()), summary };
}

/** A problem with this input section and these sample inputs. */
function problemWith(
  section: string,
  samples: readonly string[],
): ReturnType<typeof problemToMessage> {
  return problemToMessage(
    makeProblem({
      problemId: 'contract',
      statement: `Solve it.\n\n## Input\n\n${section}\n\n## Output\n\nThe answer.\n`,
      publicTests: samples.map((sample, index) => makeTest(sample, '0\n', `sample/${index + 1}`)),
    }),
  );
}

type Case = {
  readonly name: string;
  readonly section: string;
  readonly samples: readonly string[];
  /** Whether an input is valid, as the statement says, written without the generator's own code. */
  readonly isValid: (lines: readonly string[]) => boolean;
};

const integers = (line = ''): number[] =>
  /^-?\d+( -?\d+)*$/.test(line) ? line.split(' ').map(Number) : [];
const within =
  (least: number, most: number) =>
  (value: number): boolean =>
    value >= least && value <= most;

const cases: readonly Case[] = [
  {
    name: 'a counted list',
    section:
      'The first line holds $n$ ($1 \\le n \\le 100$), the second $n$ integers $a_i$ ($-1000 \\le a_i \\le 1000$).',
    samples: ['3\n1 2 3\n', '1\n-5\n'],
    isValid: ([header, line, ...rest]) => {
      const [n = 0] = integers(header);
      const values = integers(line);
      return (
        rest.length === 0 &&
        within(1, 100)(n) &&
        values.length === n &&
        values.every(within(-1000, 1000))
      );
    },
  },
  {
    name: 'a grid',
    section:
      'The first line holds $h$ and $w$ ($1 \\le h, w \\le 50$). Each of the next $h$ lines holds $w$ characters, each `#` or `.`.',
    samples: ['2 3\n#..\n.#.\n', '3 4\n....\n####\n.#.#\n'],
    isValid: ([header, ...rows]) => {
      const [h = 0, w = 0] = integers(header);
      return (
        within(1, 50)(h) &&
        within(1, 50)(w) &&
        rows.length === h &&
        rows.every((row) => row.length === w && /^[#.]+$/.test(row))
      );
    },
  },
  {
    name: 'the edges of a tree',
    section:
      'The first line holds $n$ ($2 \\le n \\le 1000$). Each of the next $n-1$ lines holds $u$ and $v$ ($1 \\le u, v \\le n$), an edge of the tree.',
    samples: ['3\n1 2\n2 3\n', '5\n1 2\n1 3\n3 4\n3 5\n'],
    isValid: ([header, ...lines]) => {
      const [n = 0] = integers(header);
      const groups = Array.from({ length: n + 1 }, (_, vertex) => vertex);
      const edges = lines.map(integers);
      for (const [u = 0, v = 0] of edges) {
        const [from, to] = [groups[u], groups[v]];
        // An edge within one component closes a cycle.
        if (from === undefined || to === undefined || from === to) return false;
        groups.forEach((group, vertex) => {
          if (group === from) groups[vertex] = to;
        });
      }
      return within(2, 1000)(n) && edges.length === n - 1;
    },
  },
  {
    name: 'several test cases',
    section:
      'The first line holds $t$ ($1 \\le t \\le 100$). Each test case: a line with $n$ and $k$ ($1 \\le k \\le n \\le 1000$), then a line with $n$ integers $a_1, \\dots, a_n$ ($0 \\le a_i \\le 9$). The sum of $n$ over all test cases does not exceed $3000$.',
    samples: ['2\n3 2\n1 2 3\n1 1\n0\n', '1\n4 1\n9 9 9 9\n'],
    isValid: ([header, ...lines]) => {
      const [t = 0] = integers(header);
      let sum = 0;
      for (let index = 0; index < t; index++) {
        const [n = 0, k = 0] = integers(lines[2 * index]);
        const values = integers(lines[2 * index + 1]);
        sum += n;
        if (!(k >= 1 && k <= n && n <= 1000 && values.length === n && values.every(within(0, 9))))
          return false;
      }
      return within(1, 100)(t) && lines.length === 2 * t && sum <= 3000;
    },
  },
  {
    name: 'a string',
    section: 'One line with a string $s$ of lower-case letters ($1 \\le |s| \\le 30$).',
    samples: ['abacaba\n', 'zz\n'],
    isValid: ([line = '', ...rest]) => rest.length === 0 && /^[a-z]{1,30}$/.test(line),
  },
  {
    name: 'floats',
    section:
      'The first line holds $n$ ($1 \\le n \\le 20$). Each of the next $n$ lines holds two numbers $x$ and $y$ ($-10 \\le x, y \\le 10$) with two decimals.',
    samples: ['2\n0.50 -1.25\n3.00 3.00\n', '1\n-9.75 0.00\n'],
    isValid: ([header, ...lines]) => {
      const [n = 0] = integers(header);
      return (
        within(1, 20)(n) &&
        lines.length === n &&
        lines.every(
          (line) =>
            /^-?\d+\.\d\d -?\d+\.\d\d$/.test(line) &&
            line.split(' ').map(Number).every(within(-10, 10)),
        )
      );
    },
  },
];

describe('GenerateInputs by mutation', () => {
  it.each(cases)('makes valid inputs with $name', async ({ section, samples, isValid }) => {
    const client = await startGenerator();
    const { inputs, texts, summary } = await generate(client, {
      problem: problemWith(section, samples),
      inputCount: 50,
      seed: 7,
    });
    expect(inputs).toHaveLength(50);
    expect(summary).toMatchObject({
      inputCount: 50,
      backends: [{ backend: 'mutation', inputCount: 50, failure: '' }],
    });
    expect(
      texts.filter((text) => !text.endsWith('\n') || !isValid(text.slice(0, -1).split('\n'))),
    ).toEqual([]);
    expect(new Set(texts).size).toBe(50);
    expect(texts.filter((text) => samples.includes(text))).toEqual([]);
  });

  it('gives the same inputs for the same seed and others for another', async () => {
    const client = await startGenerator();
    const request = { problem: problemToMessage(makeProblem()), inputCount: 20 };
    const first = await generate(client, { ...request, seed: 1 });
    expect((await generate(client, { ...request, seed: 1 })).texts).toEqual(first.texts);
    expect((await generate(client, { ...request, seed: 2 })).texts).not.toEqual(first.texts);
  });

  it('keeps to the largest size that was asked for', async () => {
    const client = await startGenerator();
    const { inputs } = await generate(client, {
      problem: problemToMessage(makeProblem()),
      inputCount: 100,
      inputBytesMax: 30,
      seed: 3,
    });
    expect(inputs.length).toBeGreaterThan(0);
    expect(Math.max(...inputs.map(({ input }) => input.length))).toBeLessThanOrEqual(30);
  });

  it('ends with fewer inputs and says why when there are no more', async () => {
    const client = await startGenerator();
    const problem = problemWith('One line holds $n$ ($1 \\le n \\le 3$).', ['1\n']);
    const { texts, summary } = await generate(client, { problem, inputCount: 10, seed: 1 });
    expect([...texts].sort()).toEqual(['2\n', '3\n']);
    expect(summary.backends).toMatchObject([
      { inputCount: 2, failure: expect.stringContaining('no more inputs') },
    ]);
  });

  it('changes tokens where no structure can be found', async () => {
    const client = await startGenerator();
    const sample = 'alpha 3\n\nbeta gamma\n 7  8\nx\n';
    const { texts } = await generate(client, {
      problem: problemWith('Free text.', [sample, 'only this']),
      inputCount: 10,
      seed: 1,
    });
    expect(texts).toHaveLength(10);
  });
});

describe('GenerateInputs refuses', () => {
  const problem = problemToMessage(makeProblem());

  it.each<[string, GenerateInputsRequestInput, string]>([
    ['a request without a problem', { inputCount: 1 }, 'problem'],
    ['no inputs', { problem, inputCount: 0 }, 'input_count'],
    ['too many inputs', { problem, inputCount: 1001 }, 'input_count'],
    [
      'inputs that are too large',
      { problem, inputCount: 1, inputBytesMax: 5_000_000 },
      'input_bytes_max',
    ],
    ['a backend that does not exist', { problem, inputCount: 1, backends: ['magic'] }, 'magic'],
    [
      'a backend named twice',
      { problem, inputCount: 1, backends: ['mutation', 'mutation'] },
      'twice',
    ],
    [
      'a backend without settings',
      { problem, inputCount: 1, backends: ['program'] },
      'GOLDPAN_TESTGEN_ENDPOINT',
    ],
  ])('%s', async (_name, request, named) => {
    const client = await startGenerator();
    await expect(generate(client, request)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(named),
    });
  });
});

describe('GenerateInputs by a model', () => {
  const request = { problem: problemToMessage(makeProblem()), inputCount: 6, seed: 1 };

  it('takes the blocks of its replies that fit the structure', async () => {
    const { server, environment } = await startEndpoint({
      reply: (_request, index) =>
        `Here:\n\`\`\`\n2\n${index} ${index + 1}\n\`\`\`\n\`\`\`\n9\n1 2\n\`\`\`\n`,
    });
    const client = await startGenerator({
      ...environment,
      GOLDPAN_TESTGEN_API_KEY: 'key-of-a-test',
    });
    const { texts, summary } = await generate(client, {
      ...request,
      inputCount: 4,
      backends: ['model'],
    });
    expect(texts).toEqual(['2\n0 1\n', '2\n1 2\n', '2\n2 3\n', '2\n3 4\n']);
    expect(summary.backends).toMatchObject([{ backend: 'model', inputCount: 4, refusedCount: 3 }]);
    expect(server.requests[0]).toMatchObject({
      authorization: 'Bearer key-of-a-test',
      body: { model: 'writer' },
    });
    expect(server.requests[0]?.prompt).toContain('Print the sum of the numbers.');
  });

  it('fails when only the model was asked and its endpoint is broken', async () => {
    const { environment } = await startEndpoint({ behaviour: { kind: 'http_error', status: 503 } });
    const client = await startGenerator(environment);
    await expect(generate(client, { ...request, backends: ['model'] })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'ENDPOINT_FAILED',
    });
  });

  it('lets mutation fill up when the endpoint is broken, and tells', async () => {
    const { environment } = await startEndpoint({ behaviour: { kind: 'http_error', status: 503 } });
    const client = await startGenerator(environment);
    const { inputs, summary } = await generate(client, {
      ...request,
      backends: ['model', 'mutation'],
    });
    expect(inputs.map(({ backend }) => backend)).toEqual(
      Array.from({ length: 6 }, () => 'mutation'),
    );
    expect(summary.backends).toMatchObject([
      { inputCount: 0, failure: expect.stringContaining('503') },
      { inputCount: 6, failure: '' },
    ]);
  });

  it('stops asking the endpoint when the caller goes away', async () => {
    const { server, environment } = await startEndpoint({ behaviour: { kind: 'stall' } });
    const client = await startGenerator(environment);
    const controller = new AbortController();
    const reading = (async () => {
      for await (const message of client.stream(
        'GenerateInputs',
        { ...request, backends: ['model'] },
        { timeoutMs: callTimeoutMs, signal: controller.signal },
      )) {
        expect(message).toBeUndefined();
      }
    })();
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    while (server.abandonedCount() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(server.requests).toHaveLength(1);
  });
});
