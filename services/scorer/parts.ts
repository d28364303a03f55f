import { AppError } from '#libs/domain/app-error.ts';
import { openEndpoint } from '#libs/endpoint/endpoint.ts';
import type { Part } from '#libs/lifecycle/parts.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { clusterSizeScorer, constantScorer, logProbabilityScorer } from './baselines.ts';
import type { ScorerConfig } from './config.ts';
import { endpointScorer } from './endpoint-scorer.ts';
import type { Scorer } from './scorer.ts';
import { scorerHandlers } from './server.ts';

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
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}

function configuredScorers(config: ScorerConfig, logger: Logger): [Scorer, ...Scorer[]] {
  const scorers: Scorer[] = [clusterSizeScorer, logProbabilityScorer, constantScorer];
  if (config.baseUrl !== '') {
    const endpoint = openEndpoint({
      baseUrl: config.baseUrl,
      apiKey: config.apiKeyFile || config.apiKey,
      timeoutMs: config.timeoutMs,
      random: Math.random,
    });
    scorers.push(
      endpointScorer({
        endpoint,
        model: config.model,
        api: config.api,
        concurrency: config.concurrency,
        logger,
      }),
    );
  }
  const chosen = scorers.find(({ name }) => name === config.scorer);
  if (chosen === undefined) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'INVALID_CONFIG',
      'GOLDPAN_SCORER=endpoint needs GOLDPAN_SCORER_BASE_URL and GOLDPAN_SCORER_MODEL',
    );
  }
  return [chosen, ...scorers.filter((scorer) => scorer !== chosen)];
}
