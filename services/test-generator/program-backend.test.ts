import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { randomFrom } from '#libs/domain/random.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { openEndpoint } from '#libs/endpoint/endpoint.ts';
import { makeProblem } from '#libs/testing/builders.ts';
import { startOpenAiServer, type OpenAiServer } from '../../test/support/openai-server.ts';
import type { GenerationRequest, Offer } from './backend.ts';
import { inferModel } from './input-model.ts';
import { programBackend, type RunProgram } from './program-backend.ts';

const neverAborted = new AbortController().signal;
let server: OpenAiServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Runs the programs of these tests for real, in this process: they are ours, so no walls are needed. */
const runHere: RunProgram = (program, inputs) => {
  const results = inputs.map((input) => {
    const lines = Buffer.from(input).toString('latin1').split('\n');
    const output: string[] = [];
    const context = {
      readline: () => lines.shift() ?? null,
      print: (text: unknown) => output.push(String(text)),
    };
    let verdict: Verdict = Verdict.Ok;
    try {
      runInNewContext(Buffer.from(program.source).toString(), context, { timeout: 1000 });
    } catch {
      verdict = Verdict.RuntimeError;
    }
    const execution = {
      exitCode: 0,
      signal: undefined,
      cpuTimeMs: 1,
      wallTimeMs: 1,
      memoryBytesPeak: 0,
      outputBytes: 0,
      isOutputTruncated: false,
      limitExceeded: undefined,
      errorOutput: Buffer.alloc(0),
    };
    return {
      verdict,
      execution,
      output: Buffer.from(output.map((line) => `${line}\n`).join(''), 'latin1'),
    };
  });
  const compilation = {
    isSuccessful: true,
    log: Buffer.alloc(0),
    cpuTimeMs: 0,
    wallTimeMs: 0,
    isCached: false,
  };
  return Promise.resolve({ compilation, verdict: Verdict.Ok, results, tier: 'none' });
};

const goodGenerator =
  'const [seed] = readline().split(" ").map(Number); print(1); print(seed % 2001 - 1000);';
const wildGenerator =
  'const [seed] = readline().split(" ").map(Number); print(1); print(5000 + seed % 1000);';
const goodValidator = `
  const n = Number(readline());
  const values = readline().split(" ").map(Number);
  print(values.length === n && values.every((value) => Math.abs(value) <= 1000) ? "valid" : "invalid");`;
const harshValidator = 'print("invalid");';
const brokenValidator = 'oops(';

/** Offers of the backend when the model writes these programs. */
async function offersFor(
  generators: readonly string[],
  validators: readonly string[],
  model?: GenerationRequest['model'],
): Promise<Offer[]> {
  server = await startOpenAiServer({
    reply: (request, index) => {
      const programs = request.prompt.includes('prints ONE random valid input')
        ? generators
        : validators;
      return `\`\`\`javascript\n${programs[index % programs.length]}\n\`\`\`\n`;
    },
  });
  const backend = programBackend({
    endpoint: openEndpoint({
      baseUrl: server.baseUrl,
      apiKey: '',
      timeoutMs: 10_000,
      attemptCountMax: 1,
      random: () => 0,
    }),
    model: 'writer',
    temperature: 1,
    maxTokens: 1000,
    programCount: 4,
    run: runHere,
  });
  const request = { problem: makeProblem(), model, inputCount: 8, inputBytesMax: 1000, seed: 1 };
  const offers: Offer[] = [];
  for await (const offer of backend.generate(request, {
    random: randomFrom(1),
    signal: neverAborted,
  }))
    offers.push(offer);
  return offers;
}

const textsOf = (offers: readonly Offer[]): string[] =>
  offers.flatMap((offer) => (offer.kind === 'input' ? [offer.text] : []));

describe('programBackend', () => {
  it('keeps what generators print and validators accept', async () => {
    const texts = textsOf(await offersFor([goodGenerator], [goodValidator]));
    expect(texts.length).toBeGreaterThanOrEqual(8);
    expect(texts.every((text) => /^1\n-?\d{1,4}\n$/.test(text))).toBe(true);
  });

  it('draws the same seeds for the same seed', async () => {
    const first = textsOf(await offersFor([goodGenerator], [goodValidator]));
    await server?.close();
    expect(textsOf(await offersFor([goodGenerator], [goodValidator]))).toEqual(first);
  });

  it('refuses an input that too few validators accept', async () => {
    const offers = await offersFor([wildGenerator], [goodValidator]);
    expect(textsOf(offers)).toEqual([]);
    expect(offers[0]).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('0 % of the validators'),
    });
  });

  it('throws away validators that refuse a sample or do not run', async () => {
    expect(
      textsOf(await offersFor([goodGenerator], [harshValidator, goodValidator, brokenValidator]))
        .length,
    ).toBeGreaterThanOrEqual(8);
  });

  it('goes by the inferred structure when no validator works', async () => {
    const problem = makeProblem();
    const model = inferModel(
      problem.statement,
      problem.publicTests.map((test) => Buffer.from(test.input).toString('latin1')),
    );
    expect(
      textsOf(await offersFor([goodGenerator, wildGenerator], [harshValidator], model)).every(
        (text) => Math.abs(Number(text.split('\n')[1])) <= 1000,
      ),
    ).toBe(true);
  });

  it('fails when there is neither a validator nor a structure', async () => {
    await expect(offersFor([goodGenerator], [harshValidator])).rejects.toMatchObject({
      reason: 'NO_VALIDATOR',
    });
  });

  it('drops a generator that crashes and keeps the others', async () => {
    const offers = await offersFor(['oops(', goodGenerator], [goodValidator]);
    expect(textsOf(offers).length).toBeGreaterThanOrEqual(8);
    expect(offers.filter((offer) => offer.kind === 'refused')).toHaveLength(1);
  });
});
