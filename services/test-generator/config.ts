import { readFileSync } from 'node:fs';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { commonSettings, defaultPorts, targetSetting } from '#libs/config/common.ts';
import { integerBetween, numberBetween, readConfig, text } from '#libs/config/read.ts';

/** Settings of the test generator, read once. Holds a key: never log it. */
export type TestGeneratorConfig = ReturnType<typeof readTestGeneratorConfig>;

const settings = {
  ...commonSettings('test-generator', defaultPorts.testGenerator),
  endpoint: {
    variable: 'GOLDPAN_TESTGEN_ENDPOINT',
    description:
      'base URL of an OpenAI-compatible endpoint for the backends program and model; empty turns them off',
    default: '',
    read: text,
  },
  model: {
    variable: 'GOLDPAN_TESTGEN_MODEL',
    description: 'name of the model at that endpoint',
    default: '',
    read: text,
  },
  apiKey: {
    variable: 'GOLDPAN_TESTGEN_API_KEY',
    description: 'API key of the endpoint; prefer the file',
    default: '',
    read: text,
  },
  apiKeyFile: {
    variable: 'GOLDPAN_TESTGEN_API_KEY_FILE',
    description: 'file that holds the API key of the endpoint',
    default: '',
    read: text,
  },
  temperature: {
    variable: 'GOLDPAN_TESTGEN_TEMPERATURE',
    description: 'sampling temperature, 0 to 2',
    default: '1',
    read: numberBetween(0, 2),
  },
  maxTokens: {
    variable: 'GOLDPAN_TESTGEN_MAX_TOKENS',
    description: 'most tokens of one reply, 1 to 262144',
    default: '4096',
    read: integerBetween(1, 262_144),
  },
  programCount: {
    variable: 'GOLDPAN_TESTGEN_PROGRAMS',
    description: 'generator programs, and validator programs, that the model is asked for, 1 to 64',
    default: '4',
    read: integerBetween(1, 64),
  },
  requestTimeoutMs: {
    variable: 'GOLDPAN_TESTGEN_TIMEOUT_MS',
    description: 'longest time of one attempt of a request in milliseconds, 100 to 300000',
    default: '120000',
    read: integerBetween(100, 300_000),
  },
  attemptCountMax: {
    variable: 'GOLDPAN_TESTGEN_ATTEMPTS',
    description: 'attempts of one request, 1 to 6',
    default: '4',
    read: integerBetween(1, 6),
  },
  executorTarget: targetSetting('executor', defaultPorts.executor),
} as const;

/** INVALID_ARGUMENT (INVALID_CONFIG) reports every fault together. */
export function readTestGeneratorConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  const { apiKey, apiKeyFile, ...values } = readConfig(settings, environment);
  if ((values.endpoint === '') !== (values.model === '')) {
    throw invalidConfig(
      'GOLDPAN_TESTGEN_ENDPOINT and GOLDPAN_TESTGEN_MODEL go together: set both, or neither',
    );
  }
  if (apiKey !== '' && apiKeyFile !== '') {
    throw invalidConfig(
      'GOLDPAN_TESTGEN_API_KEY and GOLDPAN_TESTGEN_API_KEY_FILE are both set: set one of them',
    );
  }
  return { ...values, apiKey: apiKeyFile === '' ? apiKey.trim() : readKey(apiKeyFile) };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw invalidConfig(`GOLDPAN_TESTGEN_API_KEY_FILE=${path} cannot be read: ${messageOf(error)}`);
  }
}

function invalidConfig(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', message);
}
