import { describe, expect, it } from '@jest/globals';
import { AppError } from '#libs/domain/app-error.ts';
import { makeProblem } from '#libs/testing/builders.ts';
import type { BackendName, InputBackend, Offer } from './backend.ts';
import { makeSieve } from './sieve.ts';
import { noValidation } from './validation.ts';
import { combine, type AcceptedInput, type BackendReport } from './combine.ts';

const never = new AbortController().signal;

/** A backend that offers these texts; an AppError among them is thrown. */
function backendOf(
  name: BackendName,
  offers: readonly (string | AppError | Offer)[],
): InputBackend {
  return {
    name,
    generate: async function* () {
      for (const offer of offers) {
        await Promise.resolve();
        if (offer instanceof AppError) throw offer;
        yield typeof offer === 'string' ? { kind: 'input', text: offer, origin: 'made up' } : offer;
      }
    },
  };
}

async function run(
  backends: readonly InputBackend[],
  inputCount: number,
): Promise<{ texts: string[]; inputs: AcceptedInput[]; reports: readonly BackendReport[] }> {
  const request = {
    problem: makeProblem(),
    model: undefined,
    inputCount,
    inputBytesMax: 20,
    seed: 1,
  };
  const stream = combine(backends, request, makeSieve(request, noValidation), never);
  const inputs: AcceptedInput[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return { inputs, texts: inputs.map(({ text }) => text), reports: next.value };
    inputs.push(next.value);
  }
}

describe('combine', () => {
  it('gives every backend an equal share, in order', async () => {
    const { inputs } = await run(
      [backendOf('program', ['a', 'b', 'c']), backendOf('mutation', ['d', 'e', 'f'])],
      4,
    );
    expect(inputs.map(({ text, backend }) => `${backend} ${text}`)).toEqual([
      'program a',
      'program b',
      'mutation d',
      'mutation e',
    ]);
  });

  it('lets the others fill what one lacks, and says why it lacked', async () => {
    const { texts, reports } = await run(
      [backendOf('model', ['a']), backendOf('mutation', ['b', 'c', 'd', 'e'])],
      4,
    );
    expect(texts).toEqual(['a', 'b', 'c', 'd']);
    expect(reports.map(({ inputCount, failure }) => [inputCount, failure !== ''])).toEqual([
      [1, true],
      [3, false],
    ]);
  });

  it('refuses doubles, samples, what is too large and what the backend found invalid', async () => {
    const offers = [
      'a',
      'a\n',
      '3\n1 2 3\n',
      'x'.repeat(21),
      { kind: 'refused', reason: 'bad' } as const,
      'b',
    ];
    const { texts, reports } = await run([backendOf('mutation', offers)], 5);
    expect(texts).toEqual(['a', 'b']);
    expect(reports).toMatchObject([{ refusedCount: 4, failure: expect.stringContaining('bad') }]);
  });

  it('goes on with the others when one fails', async () => {
    const failure = new AppError('UNAVAILABLE', 'ENDPOINT_FAILED', 'the endpoint is down');
    const { texts, reports } = await run(
      [backendOf('model', ['a', failure]), backendOf('mutation', ['b', 'c', 'd'])],
      4,
    );
    expect(texts).toEqual(['a', 'b', 'c', 'd']);
    expect(reports[0]?.failure).toBe('the endpoint is down');
  });

  it('fails when only backends with a model were asked and the endpoint failed', async () => {
    const failure = new AppError('UNAVAILABLE', 'ENDPOINT_FAILED', 'the endpoint is down');
    await expect(run([backendOf('model', [failure])], 2)).rejects.toMatchObject({
      reason: 'ENDPOINT_FAILED',
    });
  });

  it('does not hide a fault of our own', async () => {
    const broken: InputBackend = {
      name: 'mutation',
      // eslint-disable-next-line require-yield
      generate: async function* () {
        await Promise.resolve();
        throw new TypeError('a bug');
      },
    };
    await expect(run([broken], 1)).rejects.toThrow('a bug');
  });
});
