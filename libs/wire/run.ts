import { AppError, invalidField } from '../domain/app-error.ts';
import { defaultLanguage } from '../domain/language.ts';
import { stageNames, type Run, type RunSpec } from '../domain/run.ts';
import type { Run as RunMessage, RunInput } from '../gen/goldpan/solver/v1/Run.ts';
import type { RunSpec as RunSpecMessage, RunSpecInput } from '../gen/goldpan/solver/v1/RunSpec.ts';
import { durationOfMs, msOfDuration, msOfTimestamp, timestampOfMs } from './duration.ts';
import {
  languageFromMessage,
  languageToMessage,
  runStateFromMessage,
  runStateToMessage,
} from './enums.ts';
import { problemFromMessage, problemToMessage } from './problem.ts';
import { candidateFromMessage, candidateToMessage } from './program.ts';

export function runSpecToMessage(spec: RunSpec): RunSpecInput {
  return {
    problem: problemToMessage(spec.problem),
    sampleCount: spec.sampleCount,
    submissionCountMax: spec.submissionCountMax,
    inputCount: spec.inputCount,
    strategy: spec.strategy,
    seed: spec.seed,
    policies: [...spec.policies],
    languages: spec.languages.map(languageToMessage),
    tokensMax: spec.tokensMax,
    costMicrousdMax: spec.costMicrousdMax,
    ...(spec.wallTimeMsMax === 0 ? {} : { wallTimeMax: durationOfMs(spec.wallTimeMsMax) }),
  };
}

/** Fills in defaults and checks ranges: INVALID_ARGUMENT names the field. */
export function runSpecFromMessage(message: RunSpecMessage | null | undefined): RunSpec {
  if (!message) throw invalidField('spec', 'is missing');
  const languages = message.languages.map((language) =>
    languageFromMessage(language, 'spec.languages'),
  );
  return {
    problem: problemFromMessage(message.problem, 'spec.problem'),
    sampleCount: integerIn(message.sampleCount || 1000, 'spec.sample_count', 1, 10_000_000),
    submissionCountMax: integerIn(
      message.submissionCountMax || 10,
      'spec.submission_count_max',
      1,
      10,
    ),
    inputCount: integerIn(message.inputCount, 'spec.input_count', 0, 1000),
    strategy: message.strategy === '' ? 'alphacode2' : message.strategy,
    seed: integerIn(message.seed, 'spec.seed', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    policies: message.policies,
    languages: languages.length === 0 ? [defaultLanguage] : languages,
    tokensMax: integerIn(message.tokensMax, 'spec.tokens_max', 0, Number.MAX_SAFE_INTEGER),
    costMicrousdMax: integerIn(
      message.costMicrousdMax,
      'spec.cost_microusd_max',
      0,
      Number.MAX_SAFE_INTEGER,
    ),
    wallTimeMsMax: msOfDuration(message.wallTimeMax),
  };
}

export function runToMessage(run: Run): RunInput {
  return {
    runId: run.runId,
    spec: runSpecToMessage(run.spec),
    state: runStateToMessage(run.state),
    funnel: {
      sampledCount: run.funnel.sampled,
      unextractableCount: run.funnel.unextractable,
      uniqueCount: run.funnel.unique,
      filteredCount: run.funnel.filtered,
      compiledCount: run.funnel.compiled,
      passedCount: run.funnel.passed,
      inputCount: run.funnel.inputs,
      tracedCount: run.funnel.traced,
      clusterCount: run.funnel.clusters,
      submissionCount: run.funnel.submissions,
      infrastructureErrorCount: run.funnel.infrastructureErrors,
      lostCount: run.funnel.lost,
    },
    stages: run.stages.map((stage) => ({
      name: stage.name,
      wallTime: durationOfMs(stage.wallTimeMs),
      cpuTime: durationOfMs(stage.cpuTimeMs),
    })),
    submissions: run.submissions.map((submission) => ({
      rank: submission.rank,
      candidate: candidateToMessage(submission.candidate),
      clusterId: submission.clusterId,
      clusterSize: submission.clusterSize,
      score: submission.score,
    })),
    failure: run.failure,
    createTime: timestampOfMs(run.createTimeMs),
    ...(run.endTimeMs === undefined ? {} : { endTime: timestampOfMs(run.endTimeMs) }),
    usage: {
      tokenCount: run.usage.tokens,
      costMicrousd: run.usage.costMicrousd,
      requestCount: run.usage.requests,
      retryCount: run.usage.retries,
    },
    samplingStopReason: run.samplingStopReason,
  };
}

/** INTERNAL (MALFORMED_RUN) when a peer sent a run without its parts. */
export function runFromMessage(message: RunMessage | null): Run {
  if (!message?.funnel || !message.spec) {
    throw new AppError('INTERNAL', 'MALFORMED_RUN', 'the solver sent a run without spec or funnel');
  }
  const { funnel, usage } = message;
  return {
    runId: message.runId,
    spec: runSpecFromMessage(message.spec),
    state: runStateFromMessage(message.state),
    funnel: {
      sampled: funnel.sampledCount,
      unextractable: funnel.unextractableCount,
      unique: funnel.uniqueCount,
      filtered: funnel.filteredCount,
      compiled: funnel.compiledCount,
      passed: funnel.passedCount,
      inputs: funnel.inputCount,
      traced: funnel.tracedCount,
      clusters: funnel.clusterCount,
      submissions: funnel.submissionCount,
      infrastructureErrors: funnel.infrastructureErrorCount,
      lost: funnel.lostCount,
    },
    stages: message.stages.flatMap((stage) => {
      const name = stageNames.find((known) => known === stage.name);
      if (name === undefined) return [];
      return [
        { name, wallTimeMs: msOfDuration(stage.wallTime), cpuTimeMs: msOfDuration(stage.cpuTime) },
      ];
    }),
    submissions: message.submissions.map((submission) => ({
      rank: submission.rank,
      candidate: candidateFromMessage(submission.candidate, 'submission.candidate'),
      clusterId: submission.clusterId,
      clusterSize: submission.clusterSize,
      score: submission.score,
    })),
    failure: message.failure,
    createTimeMs: msOfTimestamp(message.createTime),
    endTimeMs: message.endTime ? msOfTimestamp(message.endTime) : undefined,
    usage: {
      tokens: usage?.tokenCount ?? 0,
      costMicrousd: usage?.costMicrousd ?? 0,
      requests: usage?.requestCount ?? 0,
      retries: usage?.retryCount ?? 0,
    },
    samplingStopReason: message.samplingStopReason,
  };
}

function integerIn(value: number, field: string, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw invalidField(field, `is ${value}: allowed are ${least} to ${most}`);
  }
  return value;
}
