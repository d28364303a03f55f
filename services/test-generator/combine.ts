import { AppError, isAppError, messageOf } from '#libs/domain/app-error.ts';
import { randomFrom } from '#libs/domain/random.ts';
import type { BackendName, GenerationRequest, InputBackend, Offer } from './backend.ts';

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
  readonly refusedCount: number;
  /** Why it gave fewer than its share; empty when it did not. */
  readonly failure: string;
};

type State = {
  readonly backend: InputBackend;
  readonly offers: AsyncIterator<Offer>;
  readonly share: number;
  inputCount: number;
  refusedCount: number;
  lastRefusal: string;
  error: unknown;
  isExhausted: boolean;
};

/** Offers in a row that may be refused before a backend counts as exhausted. */
const refusedInARowMax = 2000;

/**
 * Yields inputs of several backends and returns how each did. The backends are asked in order for
 * equal shares; what one lacks the others fill. No input comes twice, and none is a sample's.
 * Fails with UNAVAILABLE (ENDPOINT_FAILED) when a model's endpoint failed, there is no input at all
 * and `mutation` was not asked.
 */
export async function* combine(
  backends: readonly InputBackend[],
  request: GenerationRequest,
  signal: AbortSignal,
): AsyncGenerator<AcceptedInput, readonly BackendReport[]> {
  const seen = new Set(
    request.problem.publicTests.map((test) => keyOf(Buffer.from(test.input).toString('latin1'))),
  );
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
      lastRefusal: '',
      error: undefined,
      isExhausted: false,
    };
  });
  try {
    let count = 0;
    for (const state of states) {
      while (state.inputCount < state.share && !signal.aborted) {
        const input = await nextInput(state, request, seen);
        if (input === undefined) break;
        count++;
        yield input;
      }
    }
    // The second round: whoever still has something fills what others lack.
    for (const state of states) {
      while (count < request.inputCount && !signal.aborted) {
        const input = await nextInput(state, request, seen);
        if (input === undefined) break;
        count++;
        yield input;
      }
    }
    if (count === 0) failWithoutInputs(states);
    return states.map(reportOf);
  } finally {
    for (const state of states) await closeQuietly(state);
  }
}

async function nextInput(
  state: State,
  request: GenerationRequest,
  seen: Set<string>,
): Promise<AcceptedInput | undefined> {
  const { name } = state.backend;
  for (
    let refusedInARow = 0;
    !state.isExhausted && refusedInARow < refusedInARowMax;
    refusedInARow++
  ) {
    const offer = await nextOffer(state);
    if (offer === undefined) break;
    const refusal = refusalOf(offer, request, seen);
    if (refusal === undefined && offer.kind === 'input') {
      seen.add(keyOf(offer.text));
      state.inputCount++;
      return { text: offer.text, backend: name, origin: `${name}: ${offer.origin}` };
    }
    state.refusedCount++;
    state.lastRefusal = refusal ?? '';
  }
  state.isExhausted = true;
  return undefined;
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

function refusalOf(
  offer: Offer,
  request: GenerationRequest,
  seen: ReadonlySet<string>,
): string | undefined {
  if (offer.kind === 'refused') return offer.reason;
  if (offer.text.length > request.inputBytesMax)
    return `an input of ${offer.text.length} bytes is larger than ${request.inputBytesMax}`;
  return seen.has(keyOf(offer.text)) ? 'an input came a second time' : undefined;
}

/** Inputs that differ in white space at their end alone are the same. */
function keyOf(text: string): string {
  return text.trimEnd();
}

function reportOf(state: State): BackendReport {
  return {
    backend: state.backend.name,
    inputCount: state.inputCount,
    refusedCount: state.refusedCount,
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
