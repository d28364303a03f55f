import { readFileSync } from 'node:fs';
import { commonSettings, defaultPorts } from '#libs/config/common.ts';
import { integerBetween, oneOf, readConfig, text } from '#libs/config/read.ts';
import { readCalibration } from './calibration-file.ts';

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
        description:
          'which API of the endpoint is used: completions, chat, vllm-generative-scoring or sglang-score',
        default: 'completions',
        read: oneOf('completions', 'chat', 'vllm-generative-scoring', 'sglang-score'),
      },
      programsPerRequest: {
        variable: 'GOLDPAN_SCORER_PROGRAMS_PER_REQUEST',
        description:
          'most programs in one request to the endpoint, 1 to 256; chat always asks about one',
        default: '8',
        read: integerBetween(1, 256),
      },
      yesTokenId: {
        variable: 'GOLDPAN_SCORER_YES_TOKEN_ID',
        description:
          "id of the token that begins the answer yes, for the two scoring APIs; empty asks the server's tokenizer",
        default: '',
        read: optionalTokenId,
      },
      noTokenId: {
        variable: 'GOLDPAN_SCORER_NO_TOKEN_ID',
        description: 'the same for the answer no; set both or neither',
        default: '',
        read: optionalTokenId,
      },
      calibration: {
        variable: 'GOLDPAN_SCORER_CALIBRATION',
        description:
          "JSON file of the calibration that is applied to the model's scores; empty means none",
        default: '',
        read: (path) => (path === '' ? undefined : readCalibration(path)),
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
      retryDelayMs: {
        variable: 'GOLDPAN_SCORER_RETRY_DELAY_MS',
        description:
          'first pause before another attempt in milliseconds, 1 to 30000; it doubles every time',
        default: '500',
        read: integerBetween(1, 30_000),
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

function optionalTokenId(value: string): number | undefined {
  return value === '' ? undefined : integerBetween(0, 10_000_000)(value);
}
