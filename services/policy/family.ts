import { AppError, isAppError } from '#libs/domain/app-error.ts';
import type { Language } from '#libs/domain/language.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { BackendEnd, Piece, PolicyBackend, Sample, Share } from './backend.ts';
import { batched } from './batch.ts';
import { inTurn, merge } from './merge.ts';
import { openSpending, type Budget, type Usage } from './spending.ts';

/** One call's wish to the family. */
export type FamilyRequest = {
  readonly problem: Problem;
  readonly seed: number;
  readonly languages: readonly Language[];
  readonly firstSampleIndex: number;
  readonly sampleCount: number;
  readonly budget: Budget;
  /** Most samples of one batch. */
  readonly batchSize: number;
  readonly signal: AbortSignal;
};

export type Batch = { readonly samples: readonly Sample[]; readonly usage: Usage };

/** How a call ended; the proto says what each field means. */
export type Summary = {
  readonly sampleCount: number;
  readonly unextractableCount: number;
  readonly lostCount: number;
  readonly usage: Usage;
  readonly stopReason:
    | 'complete'
    | 'pool_exhausted'
    | 'tokens_spent'
    | 'cost_spent'
    | 'endpoint_failed';
  /** The last failure that lost samples; empty when none were lost. */
  readonly failure: string;
};

/** A batch stays well below the ceiling of a message. */
const batchBytesMax = 4 * 1024 * 1024;
/** A batch that fills slowly is sent after this; slow endpoints bring one reply at a time. */
const batchLingerMs = 500;

/**
 * Samples from a family of policies: sample `i` of a run belongs to policy `i mod count`, so the budget
 * is split evenly, the first ones taking the rest. Recorded pools alternate in a fixed order; endpoints
 * are merged as they answer. Fails with UNAVAILABLE (ENDPOINT_FAILED) when every sample was lost, and
 * FAILED_PRECONDITION (PRICE_UNKNOWN) when money is limited and what a policy costs is not known.
 */
export async function* sampleFamily(
  backends: readonly PolicyBackend[],
  request: FamilyRequest,
): AsyncGenerator<Batch, Summary, void> {
  checkPrices(backends, request.budget);
  const spending = openSpending(request.budget);
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  const ends: BackendEnd[] = [];
  const tally = {
    samples: 0,
    unextractable: 0,
    lost: 0,
    failure: undefined as AppError | undefined,
  };

  const { problem, seed, languages } = request;
  const memberOf = async function* (
    backend: PolicyBackend,
    share: Share,
  ): AsyncGenerator<Piece, void, void> {
    try {
      ends.push(yield* backend.sample({ problem, seed, languages, share, spending, signal }));
    } catch (error) {
      // Node's own AbortError says nothing to a caller, and would be logged as a fault of ours.
      if (!signal.aborted || isAppError(error)) throw error;
      throw new AppError('CANCELLED', 'CANCELLED', 'sampling was cancelled', { cause: error });
    }
  };
  const members = backends
    .map((backend, position) => ({ backend, share: shareOf(position, backends.length, request) }))
    .filter(({ share }) => share.count > 0)
    // The policy of the first sample begins, so that recorded samples come in the order of their indexes.
    .sort((a, b) => a.share.sampleIndexOf(a.share.first) - b.share.sampleIndexOf(b.share.first));
  const streamsOf = (kind: PolicyBackend['kind']): AsyncGenerator<Piece, void, void>[] =>
    members
      .filter(({ backend }) => backend.kind === kind)
      .map(({ backend, share }) => memberOf(backend, share));

  const samples = async function* (): AsyncGenerator<Sample, void, void> {
    // Pools answer at once, so that only their order matters; it must be the same every time.
    for await (const piece of merge([inTurn(streamsOf('replay')), ...streamsOf('openai')])) {
      tally.lost += piece.lostCount;
      tally.failure = piece.failure ?? tally.failure;
      yield* piece.samples;
    }
  };
  const limits = {
    countMax: request.batchSize,
    bytesMax: batchBytesMax,
    bytesOf,
    lingerMs: batchLingerMs,
  };
  for await (const batch of batched(samples(), limits, () => leaving.abort())) {
    tally.samples += batch.length;
    tally.unextractable += batch.filter(({ outcome }) => outcome.kind === 'unextractable').length;
    yield { samples: batch, usage: spending.takeDelta() };
  }
  if (tally.samples === 0 && tally.failure !== undefined && spending.spent() === undefined)
    throw tally.failure;
  return {
    sampleCount: tally.samples,
    unextractableCount: tally.unextractable,
    lostCount: tally.lost,
    usage: spending.total(),
    stopReason: stopReasonOf(ends),
    failure: tally.failure?.message ?? '',
  };
}

/** The numbers within a policy whose indexes in the run fall into the call's range. */
function shareOf(position: number, policyCount: number, request: FamilyRequest): Share {
  const numberFrom = (sampleIndex: number): number =>
    Math.max(0, Math.ceil((sampleIndex - position) / policyCount));
  const first = numberFrom(request.firstSampleIndex);
  return {
    first,
    count: numberFrom(request.firstSampleIndex + request.sampleCount) - first,
    sampleIndexOf: (number) => number * policyCount + position,
  };
}

/** What a caller must know first: a spent budget, then that nothing answers, then an empty pool. */
function stopReasonOf(ends: readonly BackendEnd[]): Summary['stopReason'] {
  if (ends.includes('tokens_spent')) return 'tokens_spent';
  if (ends.includes('cost_spent')) return 'cost_spent';
  if (ends.length > 0 && ends.every((end) => end === 'gave_up')) return 'endpoint_failed';
  return ends.includes('pool_exhausted') ? 'pool_exhausted' : 'complete';
}

function bytesOf({ outcome, sampling }: Sample): number {
  const content =
    outcome.kind === 'program' ? outcome.program.source.length : outcome.reply.length * 3;
  return content + 200 + sampling.tags.reduce((sum, tag) => sum + tag.length, 0);
}

function checkPrices(backends: readonly PolicyBackend[], budget: Budget): void {
  const unpriced = backends.find(({ isPriced }) => !isPriced);
  if (budget.costMicrousdMax === 0 || unpriced === undefined) return;
  throw new AppError(
    'FAILED_PRECONDITION',
    'PRICE_UNKNOWN',
    `cost_microusd_max is set, but what policy "${unpriced.name}" costs is not known: add ` +
      '?prompt-price=USD&completion-price=USD (dollars per million tokens, 0 if free) to its SPEC',
    { metadata: { policy: unpriced.name } },
  );
}
