import { openEndpoint } from '#libs/endpoint/endpoint.ts';
import type { Part } from '#libs/lifecycle/parts.ts';
import { connect } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax, executorMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { programRunFromMessage } from '#libs/wire/execution.ts';
import { limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import type { InputBackend } from './backend.ts';
import type { TestGeneratorConfig } from './config.ts';
import { modelBackend } from './model-backend.ts';
import { mutationBackend } from './mutation-backend.ts';
import type { ExecutorClient } from './panel.ts';
import { programBackend, type RunProgram } from './program-backend.ts';
import { testGeneratorHandlers } from './server.ts';

/** A batch of eight runs at two seconds each, with room for a queue. */
const runTimeoutMs = 120_000;

/**
 * The test generator as parts. It needs the executor for what runs programs: a problem's validators, a panel, and the
 * generators of a model. Fails with INVALID_ARGUMENT (INVALID_ENDPOINT).
 */
export function testGeneratorParts(
  config: TestGeneratorConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  const executor = connect(
    'goldpan.executor.v1.ExecutorService',
    config.executorTarget,
    executorMessageBytesMax,
    config,
  );
  return [
    {
      name: 'executor client',
      start: () => Promise.resolve(() => Promise.resolve(executor.close())),
    },
    serverPart({
      service: 'goldpan.testgen.v1.TestGeneratorService',
      handlers: testGeneratorHandlers(
        [mutationBackend, ...backendsWithModel(config, executor)],
        executor,
      ),
      address: config.address,
      reflection: config.reflection,
      security: config,
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}

function backendsWithModel(
  config: TestGeneratorConfig,
  executor: ExecutorClient,
): readonly InputBackend[] {
  if (config.endpoint === '') return [];
  const options = {
    endpoint: openEndpoint({
      baseUrl: config.endpoint,
      apiKey: config.apiKey,
      timeoutMs: config.requestTimeoutMs,
      attemptCountMax: config.attemptCountMax,
      // The jitter of pauses must differ between processes; it decides nothing else.
      random: Math.random,
    }),
    model: config.model,
    temperature: config.temperature,
    maxTokens: config.maxTokens,
  };
  return [
    programBackend({ ...options, programCount: config.programCount, run: runIn(executor) }),
    modelBackend(options),
  ];
}

function runIn(executor: ExecutorClient): RunProgram {
  return async (program, inputs, limits, signal) => {
    const request = {
      program: programToMessage(program),
      inputs: inputs.map((input) => Buffer.from(input)),
      limits: limitsToMessage(limits),
    };
    return programRunFromMessage(
      await executor.call('RunProgram', request, { timeoutMs: runTimeoutMs, signal }),
    );
  };
}
