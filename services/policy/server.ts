import { AppError, invalidField } from '#libs/domain/app-error.ts';
import { defaultLanguage } from '#libs/domain/language.ts';
import type { ListPoliciesRequest } from '#libs/gen/goldpan/policy/v1/ListPoliciesRequest.ts';
import type { ListPoliciesResponseInput } from '#libs/gen/goldpan/policy/v1/ListPoliciesResponse.ts';
import type { SampleInput } from '#libs/gen/goldpan/policy/v1/Sample.ts';
import type { SampleCandidatesRequest } from '#libs/gen/goldpan/policy/v1/SampleCandidatesRequest.ts';
import type { SampleCandidatesResponseInput } from '#libs/gen/goldpan/policy/v1/SampleCandidatesResponse.ts';
import { serverStream, unary, type CallContext } from '#libs/rpc/handler.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { languageFromMessage } from '#libs/wire/enums.ts';
import { problemFromMessage } from '#libs/wire/problem.ts';
import { programToMessage, samplingToMessage } from '#libs/wire/program.ts';
import type { PolicyBackend, Sample } from './backend.ts';
import { sampleFamily, type Batch, type FamilyRequest } from './family.ts';

const sampleCountMax = 10_000_000;
const sampleIndexMax = 1_000_000_000_000;
const batchSizeMax = 256;
const batchSizeDefault = 64;

/** The handlers of PolicyService over a family of policies. */
export function policyHandlers(family: readonly PolicyBackend[]) {
  return {
    SampleCandidates: serverStream((request: SampleCandidatesRequest, context: CallContext) =>
      sampleCandidates(family, request, context),
    ),
    ListPolicies: unary((_request: ListPoliciesRequest) => listPolicies(family)),
  };
}

async function* sampleCandidates(
  family: readonly PolicyBackend[],
  message: SampleCandidatesRequest,
  { signal }: CallContext,
): AsyncGenerator<SampleCandidatesResponseInput, void, void> {
  const backends = chooseBackends(family, message.policies);
  const batches = sampleFamily(backends, readRequest(message, signal));
  try {
    for (;;) {
      const next = await batches.next();
      if (next.done) {
        yield { summary: next.value };
        return;
      }
      countBatch(next.value);
      yield {
        batch: { samples: next.value.samples.map(sampleToMessage), usage: next.value.usage },
      };
    }
  } finally {
    // Does nothing after the end; after an early leave it stops what is in flight. The value is not read.
    await batches.return(undefined as never);
  }
}

function listPolicies(family: readonly PolicyBackend[]): Promise<ListPoliciesResponseInput> {
  return Promise.resolve({
    policies: family.map(({ name, kind, spec }) => ({ name, backend: kind, spec })),
  });
}

function readRequest(message: SampleCandidatesRequest, signal: AbortSignal): FamilyRequest {
  const { sampleCount, firstSampleIndex, tokensMax, costMicrousdMax, batchSize } = message;
  return {
    problem: problemFromMessage(message.problem, 'problem'),
    sampleCount: within('sample_count', sampleCount, 1, sampleCountMax),
    firstSampleIndex: within('first_sample_index', firstSampleIndex, 0, sampleIndexMax),
    seed: message.seed,
    languages:
      message.languages.length === 0
        ? [defaultLanguage]
        : message.languages.map((language) => languageFromMessage(language, 'languages')),
    budget: {
      tokensMax: within('tokens_max', tokensMax, 0, Number.MAX_SAFE_INTEGER),
      costMicrousdMax: within('cost_microusd_max', costMicrousdMax, 0, Number.MAX_SAFE_INTEGER),
    },
    batchSize:
      batchSize === 0 ? batchSizeDefault : within('batch_size', batchSize, 1, batchSizeMax),
    signal,
  };
}

/** In configured order, so that the split of the budget does not depend on how the call lists them. */
function chooseBackends(
  family: readonly PolicyBackend[],
  names: readonly string[],
): readonly PolicyBackend[] {
  if (names.length === 0) return family;
  const unknown = names.find((name) => !family.some((backend) => backend.name === name));
  if (unknown !== undefined) {
    const known = family.map(({ name }) => name).join(', ');
    throw new AppError(
      'NOT_FOUND',
      'POLICY_NOT_FOUND',
      `no policy is named "${unknown}": use ${known}`,
      {
        metadata: { policy: unknown },
      },
    );
  }
  return family.filter(({ name }) => names.includes(name));
}

function sampleToMessage({ sampling, outcome }: Sample): SampleInput {
  return {
    sampling: samplingToMessage(sampling),
    ...(outcome.kind === 'program'
      ? { program: programToMessage(outcome.program) }
      : { unextractable: { reason: outcome.reason, reply: outcome.reply } }),
  };
}

function countBatch({ samples, usage }: Batch): void {
  for (const { sampling, outcome } of samples) {
    count('samples', 1, {
      policy: sampling.policy,
      outcome: outcome.kind === 'program' ? 'program' : outcome.reason,
    });
  }
  count('tokens', usage.promptTokenCount, { kind: 'prompt' });
  count('tokens', usage.completionTokenCount, { kind: 'completion' });
}

function within(field: string, value: number, least: number, most: number): number {
  if (!(value >= least && value <= most))
    throw invalidField(field, `is ${value}: allowed are ${least} to ${most}`);
  return value;
}
