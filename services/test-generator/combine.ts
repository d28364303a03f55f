import { AppError, isAppError, messageOf } from '#libs/domain/app-error.ts';
import { randomFrom } from '#libs/domain/random.ts';
import type { BackendName, GenerationRequest, InputBackend, Offer } from './backend.ts';
import type { Sieve } from './sieve.ts';

/** An input that was accepted. */
export type AcceptedInput = {
  readonly text: string;
  readonly backend: BackendName;
  readonly origin: string;
};

/** How one backend did. */
export type BackendReport = {
  readonly backend: BackendName;
  readonly inputCount: number;
  /** Offers that could not be used, those that a validator refused among them. */
  readonly refusedCount: number;
  /** Inputs that a validator of the problem refused. */
  readonly invalidCount: number;
  /** Why it gave fewer than its share; empty when it did not. */
  readonly failure: string;
};

type State = {
  readonly backend: InputBackend;
  readonly offers: AsyncIterator<Offer>;
  readonly share: number;
  inputCount: number;
  refusedCount: number;
  invalidCount: number;
  lastRefusal: string;
  error: unknown;
  isExhausted: boolean;
};

/** Offers in a row that may be refused before a backend counts as exhausted. */
const refusedInARowMax = 2000;

/**
 * Yields inputs of several backends and returns how each did. The backends are asked in order for
 * equal shares; what one lacks the others fill. The sieve holds back what cannot be used.
 * Fails with UNAVAILABLE (ENDPOINT_FAILED) when a model's endpoint failed, there is no input at all
 * and `mutation` was not asked.
 */
export async function* combine(
  backends: readonly InputBackend[],
  request: GenerationRequest,
  sieve: Sieve,
  signal: AbortSignal,
): AsyncGenerator<AcceptedInput, readonly BackendReport[]> {
  const states = backends.map((backend, index): State => {
    const random = randomFrom(request.seed, request.problem.problemId, backend.name);
    return {
      backend,
      offers: backend.generate(request, { random, signal })[Symbol.asyncIterator](),
      share:
        Math.floor(request.inputCount / backends.length) +
        (index < request.inputCount % backends.length ? 1 : 0),
      inputCount: 0,
      refusedCount: 0,
      invalidCount: 0,
      lastRefusal: '',
      error: undefined,
      isExhausted: false,
    };
  });
  try {
    let count = 0;
    for (const state of states) {
      while (state.inputCount < state.share && !signal.aborted) {
        const inputs = await nextInputs(state, sieve, state.share - state.inputCount, signal);
        if (inputs.length === 0) break;
        count += inputs.length;
        yield* inputs;
      }
    }
    // The second round: whoever still has something fills what others lack.
    for (const state of states) {
      while (count < request.inputCount && !signal.aborted) {
        const inputs = await nextInputs(state, sieve, request.inputCount - count, signal);
        if (inputs.length === 0) break;
        count += inputs.length;
        yield* inputs;
      }
    }
    if (count === 0) failWithoutInputs(states);
    return states.map(reportOf);
  } finally {
    for (const state of states) await closeQuietly(state);
  }
}

/** The next inputs of a backend, at most `wanted`; none when it is exhausted. */
async function nextInputs(
  state: State,
  sieve: Sieve,
  wanted: number,
  signal: AbortSignal,
): Promise<readonly AcceptedInput[]> {
  const accepted: AcceptedInput[] = [];
  if (state.isExhausted) return accepted;
  for (let refusals = 0; accepted.length === 0 && refusals < refusedInARowMax;) {
    const refusedBefore = state.refusedCount;
    const batch = await nextBatch(state, sieve, Math.min(wanted, sieve.batchSize));
    if (batch.length === 0 || signal.aborted) break;
    const texts = batch.map(({ text }) => text);
    const objections = await sieve.objectionsTo(texts, signal);
    for (const [index, { text, origin }] of batch.entries()) {
      const objection = objections[index] ?? '';
      if (objection === '') {
        const { name } = state.backend;
        accepted.push({ text, backend: name, origin: `${name}: ${origin}` });
      } else {
        state.invalidCount++;
        refuse(state, objection);
      }
    }
    refusals += state.refusedCount - refusedBefore;
  }
  state.isExhausted = accepted.length === 0;
  state.inputCount += accepted.length;
  return accepted;
}

type InputOffer = Extract<Offer, { kind: 'input' }>;

/** At most `size` offers that no validator has seen yet; none when the backend has no more. */
async function nextBatch(state: State, sieve: Sieve, size: number): Promise<readonly InputOffer[]> {
  const batch: InputOffer[] = [];
  for (let refusals = 0; batch.length < size && refusals < refusedInARowMax;) {
    const offer = await nextOffer(state);
    if (offer === undefined) break;
    const refusal = sieve.refusalOf(offer);
    if (refusal === undefined && offer.kind === 'input') {
      batch.push(offer);
      refusals = 0;
    } else {
      refuse(state, refusal ?? '');
      refusals++;
    }
  }
  return batch;
}

function refuse(state: State, reason: string): void {
  state.refusedCount++;
  state.lastRefusal = reason;
}

async function nextOffer(state: State): Promise<Offer | undefined> {
  try {
    const next = await state.offers.next();
    return next.done ? undefined : next.value;
  } catch (error) {
    // One backend that fails must not end the call: the others fill up, and the summary tells.
    if (isAppError(error) && error.reason === 'CANCELLED') throw error;
    if (!isAppError(error)) throw error;
    state.error = error;
    return undefined;
  }
}

function reportOf(state: State): BackendReport {
  return {
    backend: state.backend.name,
    inputCount: state.inputCount,
    refusedCount: state.refusedCount,
    invalidCount: state.invalidCount,
    failure: state.inputCount >= state.share ? '' : failureOf(state),
  };
}

function failureOf(state: State): string {
  if (state.error !== undefined) return messageOf(state.error);
  const why = state.lastRefusal === '' ? '' : `, the last because ${state.lastRefusal}`;
  return `it found no more inputs: ${state.refusedCount} were refused${why}`;
}

function failWithoutInputs(states: readonly State[]): void {
  if (states.some(({ backend }) => backend.name === 'mutation')) return;
  const errors = states.map(({ error }) => error).filter(isAppError);
  const failed = errors.find((error) => error.reason === 'ENDPOINT_FAILED');
  if (failed !== undefined) throw failed;
}

async function closeQuietly(state: State): Promise<void> {
  try {
    await state.offers.return?.();
  } catch (error) {
    // What it gave is already out; only our own faults are worth the caller's attention.
    if (!isAppError(error)) throw error;
  }
}

/** INVALID_ARGUMENT: the backend exists, but this server has no settings for it. */
export function notConfigured(name: string): AppError {
  const remedy = 'set GOLDPAN_TESTGEN_ENDPOINT and GOLDPAN_TESTGEN_MODEL, or ask for "mutation"';
  return new AppError(
    'INVALID_ARGUMENT',
    'BACKEND_NOT_CONFIGURED',
    `backends: "${name}" needs a model: ${remedy}`,
    {
      violations: [{ field: 'backends', description: `"${name}" needs a model: ${remedy}` }],
      metadata: { backend: name },
    },
  );
}
