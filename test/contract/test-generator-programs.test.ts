import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { GeneratedInput } from '#libs/gen/goldpan/testgen/v1/GeneratedInput.ts';
import type { GenerationSummary } from '#libs/gen/goldpan/testgen/v1/GenerationSummary.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeProblem } from '#libs/testing/builders.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';
import { readTestGeneratorConfig } from '../../services/test-generator/config.ts';
import { testGeneratorParts } from '../../services/test-generator/parts.ts';
import { startOpenAiServer, type OpenAiServer } from '../support/openai-server.ts';

// The whole way of the backend "program": a model endpoint, this service, and the real sandbox.

const generators = [
  'const [seed] = readline().split(" ").map(Number);\nprint(2);\nprint((seed % 2001 - 1000) + " " + seed % 7);',
  // Out of the limits: the validators must refuse it.
  'readline();\nprint(1);\nprint(5000);',
  'while (true) {}',
  'this is no program(',
];
const validator = `const n = Number(readline());
const values = readline().trim().split(' ').map(Number);
print(values.length === n && values.every((value) => Math.abs(value) <= 1000) ? 'valid' : 'invalid');`;
const harshValidator = "print('invalid');";

let server: OpenAiServer;
let client: RpcClient<'goldpan.testgen.v1.TestGeneratorService'>;
const ends: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  server = await startOpenAiServer({
    reply: (request, index) => {
      const isGenerator = request.prompt.includes('prints ONE random valid input');
      const program = isGenerator
        ? generators[index % generators.length]
        : index === 0
          ? harshValidator
          : `${validator} // ${index}`;
      return `\`\`\`javascript\n${program}\n\`\`\`\n`;
    },
  });
  ends.push(() => server.close());
  let executorTarget = '';
  const executorConfig = readExecutorConfig({
    GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_NATS_URL: '',
    GOLDPAN_EXECUTOR_SLOTS: '2',
  });
  ends.push(
    await startParts(
      executorParts(executorConfig, silentLogger, (address) => {
        executorTarget = address;
      }),
      silentLogger,
    ),
  );
  let target = '';
  const config = readTestGeneratorConfig({
    GOLDPAN_TEST_GENERATOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_TESTGEN_ENDPOINT: server.baseUrl,
    GOLDPAN_TESTGEN_MODEL: 'writer',
    GOLDPAN_EXECUTOR_TARGET: executorTarget,
  });
  ends.push(
    await startParts(
      testGeneratorParts(config, silentLogger, (address) => {
        target = address;
      }),
      silentLogger,
    ),
  );
  client = connect('goldpan.testgen.v1.TestGeneratorService', target, defaultMessageBytesMax);
  ends.push(() => client.close());
}, 120_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

it('makes inputs with generators and validators that run in the sandbox', async () => {
  const inputs: GeneratedInput[] = [];
  let summary: GenerationSummary | undefined;
  const request = {
    problem: problemToMessage(makeProblem()),
    inputCount: 10,
    seed: 1,
    backends: ['program'],
  };
  for await (const message of client.stream('GenerateInputs', request, { timeoutMs: 120_000 })) {
    if (message.input) inputs.push(message.input);
    if (message.summary) summary = message.summary;
  }
  expect(inputs).toHaveLength(10);
  expect(
    inputs.every(
      ({ input, backend }) => backend === 'program' && /^2\n-?\d{1,4} \d\n$/.test(input.toString()),
    ),
  ).toBe(true);
  expect(summary?.backends).toMatchObject([{ backend: 'program', inputCount: 10, failure: '' }]);
  // The generators that do not run, do not end or break the limits.
  expect(summary?.backends[0]?.refusedCount).toBeGreaterThan(0);
}, 120_000);
