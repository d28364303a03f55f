import { readFileSync } from 'node:fs';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { commonSettings, defaultPorts } from '#libs/config/common.ts';
import { boolean, integerBetween, numberBetween, readConfig, text } from '#libs/config/read.ts';
import { parsePolicySpecs, type OpenAiSpec, type ReplaySpec } from './spec.ts';

/** Settings of the policy service, read once. Holds keys: never log it. */
export type PolicyConfig = ReturnType<typeof readPolicyConfig>;

/** A policy that is ready to be made: with its address and key. */
export type ConfiguredPolicy =
  | ReplaySpec
  | (OpenAiSpec & {
      readonly baseUrl: string;
      readonly apiKey: string;
      readonly maxTokens: number;
      readonly concurrency: number;
    });

const settings = {
  ...commonSettings('policy', defaultPorts.policy),
  policies: {
    variable: 'GOLDPAN_POLICIES',
    description:
      'the family: SPECs separated by blanks, each replay:PATH or openai:MODEL[@BASE_URL][?…]',
    read: text,
  },
  openAiBaseUrl: {
    variable: 'GOLDPAN_OPENAI_BASE_URL',
    description: 'base URL of openai policies that name none',
    default: 'http://127.0.0.1:8000/v1',
    read: text,
  },
  openAiApiKey: {
    variable: 'GOLDPAN_OPENAI_API_KEY',
    description: 'API key of openai policies; prefer the file',
    default: '',
    read: text,
  },
  openAiApiKeyFile: {
    variable: 'GOLDPAN_OPENAI_API_KEY_FILE',
    description: 'file that holds the API key of openai policies',
    default: '',
    read: text,
  },
  // AlphaCode 2 does not publish its range; this one spans the plateau that AlphaCode reports.
  temperatureMin: {
    variable: 'GOLDPAN_TEMPERATURE_MIN',
    description: 'lowest sampling temperature, 0 to 2',
    default: '0.6',
    read: numberBetween(0, 2),
  },
  temperatureMax: {
    variable: 'GOLDPAN_TEMPERATURE_MAX',
    description: 'highest sampling temperature, 0 to 2',
    default: '1.2',
    read: numberBetween(0, 2),
  },
  samplesPerRequest: {
    variable: 'GOLDPAN_POLICY_SAMPLES_PER_REQUEST',
    description: 'samples of one request, which share a prompt and a temperature, 1 to 64',
    default: '16',
    read: integerBetween(1, 64),
  },
  concurrency: {
    variable: 'GOLDPAN_POLICY_CONCURRENCY',
    description: 'requests in flight to one endpoint, 1 to 256',
    default: '8',
    read: integerBetween(1, 256),
  },
  maxTokens: {
    variable: 'GOLDPAN_POLICY_MAX_TOKENS',
    description: 'most tokens of one reply, 1 to 262144',
    default: '4096',
    read: integerBetween(1, 262_144),
  },
  requestTimeoutMs: {
    variable: 'GOLDPAN_POLICY_TIMEOUT_MS',
    description:
      'longest time of one attempt of a request in milliseconds, 100 to 3600000; above 300000 the policy needs stream=true',
    default: '120000',
    read: integerBetween(100, 3_600_000),
  },
  attemptCountMax: {
    variable: 'GOLDPAN_POLICY_ATTEMPTS',
    description: 'attempts of one request, 1 to 6',
    default: '6',
    read: integerBetween(1, 6),
  },
  retryDelayMs: {
    variable: 'GOLDPAN_POLICY_RETRY_DELAY_MS',
    description:
      'first pause before another attempt in milliseconds, 1 to 30000; it doubles every time',
    default: '500',
    read: integerBetween(1, 30_000),
  },
  logProbabilities: {
    variable: 'GOLDPAN_POLICY_LOGPROBS',
    description: 'whether endpoints are asked for log-probabilities, true or false',
    default: 'false',
    read: boolean,
  },
} as const;

/** INVALID_ARGUMENT: INVALID_CONFIG reports every fault together, INVALID_POLICY_SPEC the first bad SPEC. */
export function readPolicyConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  const { openAiApiKey, openAiApiKeyFile, policies, ...values } = readConfig(settings, environment);
  if (values.temperatureMin > values.temperatureMax) {
    throw invalidConfig(
      `GOLDPAN_TEMPERATURE_MIN=${values.temperatureMin} is above GOLDPAN_TEMPERATURE_MAX=${values.temperatureMax}: give a range`,
    );
  }
  if (openAiApiKey !== '' && openAiApiKeyFile !== '') {
    throw invalidConfig(
      'GOLDPAN_OPENAI_API_KEY and GOLDPAN_OPENAI_API_KEY_FILE are both set: set one of them',
    );
  }
  const sharedKey = openAiApiKeyFile === '' ? openAiApiKey.trim() : readKey(openAiApiKeyFile);
  const family = parsePolicySpecs(policies).map((spec): ConfiguredPolicy =>
    spec.kind === 'replay'
      ? spec
      : {
          ...spec,
          baseUrl: spec.baseUrl ?? values.openAiBaseUrl,
          apiKey: spec.keyFile === undefined ? sharedKey : readKey(spec.keyFile),
          maxTokens: spec.maxTokens ?? values.maxTokens,
          concurrency: spec.concurrency ?? values.concurrency,
        },
  );
  return { ...values, policies: family };
}

function readKey(path: string): string {
  let key: string;
  try {
    key = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw invalidConfig(`the API key file ${path} cannot be read: ${messageOf(error)}`);
  }
  if (key === '')
    throw invalidConfig(`the API key file ${path} is empty: it must hold the key alone`);
  return key;
}

function invalidConfig(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', message);
}
