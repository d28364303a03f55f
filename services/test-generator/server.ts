import { invalidField } from '#libs/domain/app-error.ts';
import type { Program } from '#libs/domain/program.ts';
import type { GenerateInputsRequest } from '#libs/gen/goldpan/testgen/v1/GenerateInputsRequest.ts';
import type { GenerateInputsResponseInput } from '#libs/gen/goldpan/testgen/v1/GenerateInputsResponse.ts';
import { serverStream, type CallContext } from '#libs/rpc/handler.ts';
import { count } from '#libs/telemetry/metrics.ts';
import { durationOfMs } from '#libs/wire/duration.ts';
import { problemFromMessage } from '#libs/wire/problem.ts';
import { programFromMessage } from '#libs/wire/program.ts';
import { backendNames, type GenerationRequest, type InputBackend } from './backend.ts';
import { combine, notConfigured, type AcceptedInput } from './combine.ts';
import { inferModel } from './input-model.ts';
import { panelOf, type ExecutorClient } from './panel.ts';
import { makeSieve } from './sieve.ts';
import { validationBy } from './validation.ts';
import { generateWithPanel, type Generated } from './with-panel.ts';

const inputCountMax = 1000;
const panelSizeMax = 64;
const inputBytesDefault = 2 * 1024 * 1024;
const inputBytesLimit = 4 * 1024 * 1024;

/** The handlers of the service over the backends that are configured, in the default order. */
export function testGeneratorHandlers(backends: readonly InputBackend[], executor: ExecutorClient) {
  return {
    GenerateInputs: serverStream((message: GenerateInputsRequest, context) =>
      generateInputs(backends, executor, message, context),
    ),
  };
}

async function* generateInputs(
  configured: readonly InputBackend[],
  executor: ExecutorClient,
  message: GenerateInputsRequest,
  { signal }: CallContext,
): AsyncGenerator<GenerateInputsResponseInput> {
  const backends = chooseBackends(configured, message.backends);
  const programs = readPanel(message);
  const cpuBefore = process.cpuUsage();
  const request = readRequest(message);
  const validation = validationBy(executor, request.problem.inputValidators);
  const sieve = makeSieve(request, validation);
  const inputs =
    programs.length === 0
      ? generateAlone(backends, request, sieve, signal)
      : generateWithPanel(
          backends,
          request,
          panelOf(executor, request.problem, programs),
          sieve,
          signal,
        );
  let inputCount = 0;
  for (;;) {
    const next = await inputs.next();
    if (next.done) {
      const cpu = process.cpuUsage(cpuBefore);
      const { reports, panel } = next.value;
      yield {
        summary: {
          inputCount,
          backends: reports.map((report) => ({
            ...report,
            failure: [report.failure, validation.failure()]
              .filter((text) => text !== '')
              .join('; '),
          })),
          cpuTime: durationOfMs((cpu.user + cpu.system) / 1000),
          ...(panel === undefined ? {} : { panel }),
        },
      };
      return;
    }
    const { text, backend, origin } = next.value;
    inputCount++;
    count('inputs', 1, { backend });
    try {
      yield { input: { input: Buffer.from(text, 'latin1'), backend, origin } };
    } finally {
      // The caller went away between two inputs.
      if (signal.aborted) await inputs.return({ reports: [], panel: undefined });
    }
  }
}

async function* generateAlone(
  ...parameters: Parameters<typeof combine>
): AsyncGenerator<AcceptedInput, Generated> {
  return { reports: yield* combine(...parameters), panel: undefined };
}

function readPanel(message: GenerateInputsRequest): readonly Program[] {
  if (message.panel.length > panelSizeMax) {
    throw invalidField(
      'panel',
      `has ${message.panel.length} programs: at most ${panelSizeMax} are allowed`,
    );
  }
  return message.panel.map((program, index) => programFromMessage(program, `panel[${index}]`));
}

function readRequest(message: GenerateInputsRequest): GenerationRequest {
  const problem = problemFromMessage(message.problem, 'problem');
  const { inputCount } = message;
  if (!(inputCount >= 1 && inputCount <= inputCountMax)) {
    throw invalidField('input_count', `is ${inputCount}: allowed are 1 to ${inputCountMax}`);
  }
  const { inputBytesMax } = message;
  if (!(inputBytesMax >= 0 && inputBytesMax <= inputBytesLimit)) {
    throw invalidField(
      'input_bytes_max',
      `is ${inputBytesMax}: allowed are 1 to ${inputBytesLimit}, or 0 for ${inputBytesDefault}`,
    );
  }
  const samples = problem.publicTests.map((test) => Buffer.from(test.input).toString('latin1'));
  return {
    problem,
    model: inferModel(problem.statement, samples),
    inputCount,
    inputBytesMax: inputBytesMax === 0 ? inputBytesDefault : inputBytesMax,
    seed: message.seed,
  };
}

function chooseBackends(
  configured: readonly InputBackend[],
  names: readonly string[],
): readonly InputBackend[] {
  if (names.length === 0) return configured;
  if (new Set(names).size < names.length)
    throw invalidField('backends', 'names a backend twice: give each once');
  return names.map((name) => {
    if (!backendNames.some((known) => known === name)) {
      throw invalidField('backends', `"${name}" is no backend: use ${backendNames.join(', ')}`);
    }
    const backend = configured.find((each) => each.name === name);
    if (backend === undefined) throw notConfigured(name);
    return backend;
  });
}
