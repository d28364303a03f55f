import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import type { InputValidator, Problem } from '#libs/domain/problem.ts';
import type { GenerateInputsRequestInput } from '#libs/gen/goldpan/testgen/v1/GenerateInputsRequest.ts';
import type { GenerationSummary } from '#libs/gen/goldpan/testgen/v1/GenerationSummary.ts';
import { startParts } from '#libs/lifecycle/parts.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeProblem, makeTest } from '#libs/testing/builders.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import { readExecutorConfig } from '../../services/executor/config.ts';
import { executorParts } from '../../services/executor/parts.ts';
import { readTestGeneratorConfig } from '../../services/test-generator/config.ts';
import { testGeneratorParts } from '../../services/test-generator/parts.ts';

// The service with the real executor: validators of a problem, and programs that inputs are chosen on.

type Client = RpcClient<'goldpan.testgen.v1.TestGeneratorService'>;

const callTimeoutMs = 240_000;
const ends: (() => Promise<void> | void)[] = [];
let client: Client;
let lonely: Client;

beforeAll(async () => {
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
  client = await startGenerator(executorTarget);
  // Port 9 is "discard": nothing answers there.
  lonely = await startGenerator('127.0.0.1:9');
}, 120_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function startGenerator(executorTarget: string): Promise<Client> {
  let target = '';
  const config = readTestGeneratorConfig({
    GOLDPAN_TEST_GENERATOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_EXECUTOR_TARGET: executorTarget,
  });
  const parts = testGeneratorParts(config, silentLogger, (address) => {
    target = address;
  });
  ends.push(await startParts(parts, silentLogger));
  const own = connect('goldpan.testgen.v1.TestGeneratorService', target, defaultMessageBytesMax);
  ends.push(() => own.close());
  return own;
}

async function generate(
  from: Client,
  problem: Problem,
  request: Partial<GenerateInputsRequestInput>,
): Promise<{ texts: string[]; summary: GenerationSummary }> {
  const texts: string[] = [];
  let summary: GenerationSummary | undefined;
  const message = { problem: problemToMessage(problem), inputCount: 20, seed: 1, ...request };
  for await (const response of from.stream('GenerateInputs', message, {
    timeoutMs: callTimeoutMs,
  })) {
    if (response.input) texts.push(response.input.input.toString());
    if (response.summary) summary = response.summary;
  }
  if (summary === undefined) throw new Error('the stream ended without a summary');
  return { texts, summary };
}

/** A problem about two numbers from -1000 to 1000. */
function pairProblem(problem: Partial<Problem> = {}): Problem {
  return makeProblem({
    problemId: 'pair',
    statement:
      '# Pair\n\n## Input\n\nOne line holds $a$ and $b$ ($-1000 \\le a, b \\le 1000$).\n\n## Output\n\nTheir sum.\n',
    publicTests: [makeTest('2 4\n', '6\n'), makeTest('8 0\n', '8\n')],
    ...problem,
  });
}

/** A validator in Python: the statement does not say what it wants. */
function validator(condition: string): InputValidator {
  const source = `import sys\na, b = map(int, sys.stdin.readline().split())\nsys.exit(42 if ${condition} else 43)\n`;
  return {
    name: 'validate.py',
    files: [{ name: 'validate.py', content: Buffer.from(source) }],
    language: Language.Python3,
    convention: 'kattis',
    arguments: [],
  };
}

function cpp(expression: string): ReturnType<typeof programToMessage> {
  const source = `#include <iostream>\n#include <cstdlib>\nint main() { long long a, b; std::cin >> a >> b; std::cout << (${expression}) << "\\n"; }\n`;
  return programToMessage({ language: Language.Cpp20, source: Buffer.from(source) });
}

const numbersOf = (text: string): number[] => text.trim().split(' ').map(Number);

describe('validators of the problem', () => {
  it('replace what they refuse, and count it', async () => {
    const problem = pairProblem({
      inputValidators: [validator('a % 2 == 0'), validator('b >= 0')],
    });
    const { texts, summary } = await generate(client, problem, {});
    expect(texts).toHaveLength(20);
    for (const [a = 1, b = -1] of texts.map(numbersOf)) {
      expect(Math.abs(a % 2)).toBe(0);
      expect(b).toBeGreaterThanOrEqual(0);
    }
    const [report] = summary.backends;
    expect(report).toMatchObject({ inputCount: 20, failure: '' });
    expect(report?.invalidCount).toBeGreaterThan(0);
    expect(report?.refusedCount).toBeGreaterThanOrEqual(report?.invalidCount ?? Infinity);
  }, 240_000);

  it('that cannot be run are left out, and the summary says why', async () => {
    const broken = { ...validator('True'), language: Language.Cpp20 };
    const problem = pairProblem({ inputValidators: [broken] });
    const { texts, summary } = await generate(client, problem, {});
    expect(texts).toHaveLength(20);
    expect(summary.backends[0]?.failure).toMatch(/not validated: .*does not compile/s);
  }, 240_000);

  it('are left out where no executor answers, and the summary says so', async () => {
    const problem = pairProblem({ inputValidators: [validator('a % 2 == 0')] });
    const { texts, summary } = await generate(lonely, problem, {});
    expect(texts).toHaveLength(20);
    expect(summary.backends[0]?.failure).toContain('not validated');
  }, 240_000);
});

describe('a panel', () => {
  // All are right on the samples; they differ where both are large, and where a is negative.
  const panel = [
    cpp('a + b'),
    cpp('a + b + (a > 900 && b > 900)'),
    cpp('std::abs(a) + b'),
    cpp('b + a'),
  ];

  it('chooses inputs on which its programs differ, the same for the same seed', async () => {
    const first = await generate(client, pairProblem(), { panel });
    expect(first.texts).toHaveLength(20);
    expect(first.summary.panel).toMatchObject({ programCount: 4, groupCount: 3 });
    expect(first.summary.panel?.triedInputCount).toBeGreaterThan(20);
    const pairs = first.texts.map(numbersOf);
    expect(pairs.some(([a = 0, b = 0]) => a > 900 && b > 900)).toBe(true);
    expect(pairs.some(([a = 0]) => a < 0)).toBe(true);
    expect((await generate(client, pairProblem(), { panel })).texts).toEqual(first.texts);
  }, 240_000);

  it('does not take outputs for different that the checker takes for each other', async () => {
    const checker: Problem['checker'] = {
      kind: 'token',
      isCaseSensitive: false,
      isSpaceChangeSensitive: false,
      floatAbsoluteTolerance: 0.01,
    };
    const close = [cpp('a + b'), cpp('a + b + 0.004'), cpp('a + b + (a < 0)')];
    const { summary } = await generate(client, pairProblem({ checker }), { panel: close });
    expect(summary.panel).toMatchObject({ programCount: 3, groupCount: 2 });
  }, 240_000);

  it('leaves out programs that do not compile', async () => {
    const { texts, summary } = await generate(client, pairProblem(), {
      panel: [cpp('a + b'), cpp('this is no C++')],
    });
    expect(texts).toHaveLength(20);
    expect(summary.panel).toMatchObject({ programCount: 1, groupCount: 1 });
  }, 240_000);

  it('of more than 64 programs is refused, and so is an empty program', async () => {
    const many = Array.from({ length: 65 }, () => cpp('a'));
    await expect(generate(client, pairProblem(), { panel: many })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('has 65 programs: at most 64'),
    });
    const empty = { ...cpp('a'), source: Buffer.alloc(0) };
    await expect(generate(client, pairProblem(), { panel: [empty] })).rejects.toMatchObject({
      message: expect.stringContaining('panel[0].source'),
    });
  });

  it('without an executor fails, since inputs would be others than asked for', async () => {
    await expect(generate(lonely, pairProblem(), { panel })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  }, 240_000);
});
