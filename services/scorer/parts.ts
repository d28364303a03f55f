import { AppError } from '#libs/domain/app-error.ts';
import { assertNever } from '#libs/domain/assert-never.ts';
import { openEndpoint, type Endpoint } from '#libs/endpoint/endpoint.ts';
import type { Part } from '#libs/lifecycle/parts.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { clusterSizeScorer, constantScorer, logProbabilityScorer } from './baselines.ts';
import { calibratedScorer } from './calibrated-scorer.ts';
import type { ScorerConfig } from './config.ts';
import { endpointScorer } from './endpoint-scorer.ts';
import { labelQuestion } from './label-question.ts';
import type { Question } from './question.ts';
import type { Scorer } from './scorer.ts';
import { scorerHandlers } from './server.ts';
import { chatQuestion, completionsQuestion } from './token-question.ts';

/** The scorer as parts: it needs no other service, only the endpoint when one is configured. */
export function scorerParts(
  config: ScorerConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  return [
    serverPart({
      service: 'goldpan.scorer.v1.ScorerService',
      handlers: scorerHandlers(configuredScorers(config, logger)),
      address: config.address,
      reflection: config.reflection,
      security: config,
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}

function configuredScorers(config: ScorerConfig, logger: Logger): [Scorer, ...Scorer[]] {
  const scorers: Scorer[] = [clusterSizeScorer, logProbabilityScorer, constantScorer];
  if (config.baseUrl !== '') scorers.push(modelScorer(config, logger));
  else if (config.calibration !== undefined)
    throw invalidConfig(
      'GOLDPAN_SCORER_CALIBRATION needs GOLDPAN_SCORER_BASE_URL: it is of a model',
    );
  const chosen = scorers.find(({ name }) => name === config.scorer);
  if (chosen === undefined) {
    throw invalidConfig(
      'GOLDPAN_SCORER=endpoint needs GOLDPAN_SCORER_BASE_URL and GOLDPAN_SCORER_MODEL',
    );
  }
  return [chosen, ...scorers.filter((scorer) => scorer !== chosen)];
}

function modelScorer(config: ScorerConfig, logger: Logger): Scorer {
  const endpoint = openEndpoint({
    baseUrl: config.baseUrl,
    apiKey: config.apiKeyFile || config.apiKey,
    timeoutMs: config.timeoutMs,
    firstRetryDelayMs: config.retryDelayMs,
    random: Math.random,
  });
  const scorer = endpointScorer({
    question: questionOf(config, endpoint),
    concurrency: config.concurrency,
    host: endpoint.host,
    logger,
  });
  return config.calibration ? calibratedScorer(scorer, config.calibration) : scorer;
}

function questionOf(config: ScorerConfig, endpoint: Endpoint): Question {
  const { api, model, programsPerRequest, yesTokenId, noTokenId } = config;
  if ((yesTokenId === undefined) !== (noTokenId === undefined)) {
    throw invalidConfig(
      'GOLDPAN_SCORER_YES_TOKEN_ID and GOLDPAN_SCORER_NO_TOKEN_ID: set both or neither',
    );
  }
  switch (api) {
    case 'chat':
      return chatQuestion(endpoint, model);
    case 'completions':
      return completionsQuestion(endpoint, model, programsPerRequest);
    case 'vllm-generative-scoring':
    case 'sglang-score':
      return labelQuestion({
        endpoint,
        model,
        api,
        programCountMax: programsPerRequest,
        labelTokenIds:
          yesTokenId === undefined || noTokenId === undefined ? undefined : [yesTokenId, noTokenId],
      });
    default:
      return assertNever(api);
  }
}

function invalidConfig(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', message);
}
