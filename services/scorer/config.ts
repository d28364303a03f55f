import { readFileSync } from 'node:fs';
import { commonSettings, defaultPorts } from '#libs/config/common.ts';
import { integerBetween, oneOf, readConfig, text } from '#libs/config/read.ts';

/** Settings of the scorer, read once. */
export type ScorerConfig = ReturnType<typeof readScorerConfig>;

/** INVALID_ARGUMENT (INVALID_CONFIG) reports every fault together. */
export function readScorerConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  return readConfig(
    {
      ...commonSettings('scorer', defaultPorts.scorer),
      scorer: {
        variable: 'GOLDPAN_SCORER',
        description: 'the scorer used unless a request names another',
        default: 'cluster-size',
        read: oneOf('endpoint', 'cluster-size', 'log-probability', 'constant'),
      },
      baseUrl: {
        variable: 'GOLDPAN_SCORER_BASE_URL',
        description:
          'base URL of the OpenAI-compatible endpoint that scores, such as http://127.0.0.1:8000/v1; empty means none',
        default: '',
        read: text,
      },
      model: {
        variable: 'GOLDPAN_SCORER_MODEL',
        description: 'model that scores',
        default: '',
        read: text,
      },
      api: {
        variable: 'GOLDPAN_SCORER_API',
        description: 'which API of the endpoint is used, chat or completions',
        default: 'completions',
        read: oneOf('chat', 'completions'),
      },
      apiKey: {
        variable: 'GOLDPAN_SCORER_API_KEY',
        description: 'key of the endpoint; empty sends none',
        default: '',
        read: text,
      },
      apiKeyFile: {
        variable: 'GOLDPAN_SCORER_API_KEY_FILE',
        description: 'file that holds the key, instead of the variable',
        default: '',
        read: (path) => (path === '' ? '' : readFileSync(path, 'utf8').trim()),
      },
      timeoutMs: {
        variable: 'GOLDPAN_SCORER_TIMEOUT_MS',
        description: 'longest time of one request to the endpoint, in milliseconds',
        default: '60000',
        read: integerBetween(100, 600_000),
      },
      concurrency: {
        variable: 'GOLDPAN_SCORER_CONCURRENCY',
        description: 'requests to the endpoint at the same time',
        default: '16',
        read: integerBetween(1, 256),
      },
    },
    environment,
  );
}
