import { AppError, isAppError } from '#libs/domain/app-error.ts';
import type { Language } from '#libs/domain/language.ts';
import { defaultLanguage } from '#libs/domain/language.ts';
import { meanLogProbability, type Choice, type Completion } from '#libs/endpoint/completion.ts';
import { openEndpoint, type Endpoint, type EndpointOptions } from '#libs/endpoint/endpoint.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { BackendEnd, Piece, PolicyBackend, Sample, SampleRequest } from './backend.ts';
import { chatMessages } from './chat-prompt.ts';
import { commentPrompt, commentPromptStops } from './comment-prompt.ts';
import type { ConfiguredPolicy } from './config.ts';
import { drawBucket, type Draw, type TemperatureRange } from './draw.ts';
import { extractProgram } from './extract.ts';
import { bucketJobs, type Job } from './job.ts';
import { noticed } from './merge.ts';
import { usageOf } from './usage.ts';

/** How all openai policies of the service sample. */
export type OpenAiOptions = TemperatureRange & {
  readonly samplesPerRequest: number;
  readonly requestTimeoutMs: number;
  readonly attemptCountMax: number;
  readonly retryDelayMs: number;
  /** Whether log-probabilities are asked for. */
  readonly logProbabilities: boolean;
  readonly logger: Logger;
  /** For the jitter of pauses. */
  readonly random: () => number;
  readonly wait?: EndpointOptions['wait'];
};

type OpenAiPolicy = Extract<ConfiguredPolicy, { kind: 'openai' }>;

/** Requests failed for good, one after another, after which a policy is given up on. */
const failureCountMax = 5;

/**
 * Samples from a model behind an OpenAI-compatible endpoint. Samples come in buckets that share one
 * draw of temperature, rating and tags, one request a bucket; choices that a server leaves out are
 * asked for again. A request that fails for good loses its samples; after five in a row the policy is
 * given up on, and all the rest is lost. Fails with INVALID_ARGUMENT (INVALID_ENDPOINT).
 */
export function openAiBackend(policy: OpenAiPolicy, options: OpenAiOptions): PolicyBackend {
  const endpoint = openEndpoint({
    baseUrl: policy.baseUrl,
    apiKey: policy.apiKey,
    timeoutMs: options.requestTimeoutMs,
    attemptCountMax: options.attemptCountMax,
    firstRetryDelayMs: options.retryDelayMs,
    random: options.random,
    ...(options.wait ? { wait: options.wait } : {}),
  });
  const member: Member = { policy, options, endpoint };
  return {
    name: policy.name,
    kind: 'openai',
    spec: policy.spec,
    isPriced: policy.promptPrice !== undefined,
    sample: (request) => sampleBuckets(member, request),
  };
}

type Member = {
  readonly policy: OpenAiPolicy;
  readonly options: OpenAiOptions;
  readonly endpoint: Endpoint;
};

type Answer =
  | {
      readonly kind: 'answered';
      readonly job: Job;
      readonly completion: Completion;
      readonly promptLength: number;
    }
  | { readonly kind: 'failed'; readonly job: Job; readonly failure: AppError };

async function* sampleBuckets(
  member: Member,
  request: SampleRequest,
): AsyncGenerator<Piece, BackendEnd, void> {
  const { policy, options } = member;
  const { share, spending } = request;
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  const jobs = bucketJobs(share.first, share.count, options.samplesPerRequest);
  const inFlight = new Map<Job, Promise<Answer>>();
  let failuresInARow = 0;
  try {
    for (;;) {
      while (inFlight.size < policy.concurrency && spending.hasRoom(inFlight.size)) {
        const job = jobs.take();
        if (job === undefined) break;
        inFlight.set(job, noticed(ask(member, request, job, signal)));
      }
      if (inFlight.size === 0)
        return jobs.leftCount() === 0 ? 'complete' : (spending.spent() ?? 'complete');
      const answer = await Promise.race(inFlight.values());
      inFlight.delete(answer.job);
      if (answer.kind === 'answered') {
        failuresInARow = 0;
        spending.add(usageOf(policy, answer.completion, answer.promptLength));
        const choices = answer.completion.choices.slice(0, answer.job.count);
        jobs.putBack(answer.job, choices.length);
        yield {
          samples: choices.map((choice, offset) =>
            sampleOf(member, request, answer, choice, offset),
          ),
          lostCount: 0,
        };
        continue;
      }
      failuresInARow += 1;
      spending.add(attemptsOf(answer.failure));
      logFailure(options.logger, policy, answer.failure);
      if (failuresInARow < failureCountMax) {
        yield { samples: [], lostCount: answer.job.count, failure: answer.failure };
        continue;
      }
      const openCount = [...inFlight.keys()].reduce((sum, job) => sum + job.count, 0);
      options.logger.error(
        { policy: policy.name, failureCount: failuresInARow },
        'policy given up on',
      );
      yield {
        samples: [],
        lostCount: answer.job.count + openCount + jobs.leftCount(),
        failure: answer.failure,
      };
      return 'gave_up';
    }
  } finally {
    leaving.abort();
    await Promise.allSettled(inFlight.values());
  }
}

async function ask(
  member: Member,
  request: SampleRequest,
  job: Job,
  signal: AbortSignal,
): Promise<Answer> {
  const { policy, options, endpoint } = member;
  const { draw, language } = drawOf(member, request, job);
  const common = {
    model: policy.model,
    n: job.count,
    temperature: draw.temperature,
    maxTokens: policy.maxTokens,
    isStreamed: policy.isStreamed,
    ...(options.logProbabilities ? { alternativeCount: 0 } : {}),
  };
  try {
    if (policy.api === 'chat') {
      const messages = chatMessages(request.problem, draw, language);
      const completion = await endpoint.chat({ ...common, messages }, signal);
      return {
        kind: 'answered',
        job,
        completion,
        promptLength: messages.reduce((sum, { content }) => sum + content.length, 0),
      };
    }
    const prompt = commentPrompt(request.problem, draw, language);
    const completion = await endpoint.completions(
      { ...common, prompt, stop: commentPromptStops(language) },
      signal,
    );
    return { kind: 'answered', job, completion, promptLength: prompt.length };
  } catch (error) {
    if (isAppError(error) && error.reason === 'ENDPOINT_FAILED')
      return { kind: 'failed', job, failure: withHint(error, job) };
    throw error;
  }
}

/** Samples of one bucket share all of this, so that one request brings them. */
function drawOf(
  member: Member,
  request: SampleRequest,
  job: Job,
): { draw: Draw; language: Language } {
  const { languages } = request;
  return {
    draw: drawBucket(request.seed, member.policy.name, job.bucket, member.options),
    language: languages[job.bucket % languages.length] ?? defaultLanguage,
  };
}

function sampleOf(
  member: Member,
  request: SampleRequest,
  answer: Extract<Answer, { kind: 'answered' }>,
  choice: Choice,
  offset: number,
): Sample {
  const { draw, language } = drawOf(member, request, answer.job);
  const logProbability = meanLogProbability(choice.tokens);
  return {
    sampling: {
      sampleIndex: request.share.sampleIndexOf(answer.job.first + offset),
      policy: member.policy.name,
      model: answer.completion.model,
      ...draw,
      ...(logProbability === undefined ? {} : { logProbability }),
    },
    outcome: extractProgram({ text: choice.text, finishReason: choice.finishReason, language }),
  };
}

/** A server that takes one choice at a time often says so with a bare 400. */
function withHint(failure: AppError, job: Job): AppError {
  const status = failure.metadata['http_status'];
  if (job.count === 1 || (status !== '400' && status !== '422')) return failure;
  const message = `${failure.message}; if the server does not take n=${job.count}, lower GOLDPAN_POLICY_SAMPLES_PER_REQUEST`;
  return new AppError(failure.code, failure.reason, message, {
    metadata: failure.metadata,
    cause: failure,
  });
}

function attemptsOf(failure: AppError): Parameters<SampleRequest['spending']['add']>[0] {
  const attemptCount = Number(failure.metadata['attempt_count'] ?? 1);
  return {
    promptTokenCount: 0,
    completionTokenCount: 0,
    costMicrousd: 0,
    requestCount: attemptCount,
    retryCount: attemptCount - 1,
  };
}

function logFailure(logger: Logger, policy: OpenAiPolicy, failure: AppError): void {
  const { host, http_status: httpStatus, attempt_count: attemptCount } = failure.metadata;
  logger.warn(
    { policy: policy.name, host, httpStatus, attemptCount },
    'request to the model endpoint failed for good',
  );
}
