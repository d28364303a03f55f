import type {
  Compilation,
  Execution,
  Judgement,
  LimitExceeded,
  ProgramRun,
} from '../domain/execution.ts';
import type {
  Compilation as CompilationMessage,
  CompilationInput,
} from '../gen/goldpan/common/v1/Compilation.ts';
import type {
  Execution as ExecutionMessage,
  ExecutionInput,
} from '../gen/goldpan/common/v1/Execution.ts';
import type {
  JudgeProgramResponse,
  JudgeProgramResponseInput,
} from '../gen/goldpan/executor/v1/JudgeProgramResponse.ts';
import type {
  RunProgramResponse,
  RunProgramResponseInput,
} from '../gen/goldpan/executor/v1/RunProgramResponse.ts';
import { durationOfMs, msOfDuration } from './duration.ts';
import { verdictFromMessage, verdictToMessage } from './enums.ts';

const limitNames: readonly LimitExceeded[] = [
  'cpu',
  'wall',
  'memory',
  'stdout',
  'file',
  'processes',
];

export function executionToMessage(execution: Execution): ExecutionInput {
  return {
    ...(execution.exitCode === undefined ? {} : { exitCode: execution.exitCode }),
    ...(execution.signal === undefined ? {} : { signal: execution.signal }),
    cpuTime: durationOfMs(execution.cpuTimeMs),
    wallTime: durationOfMs(execution.wallTimeMs),
    memoryBytesPeak: execution.memoryBytesPeak,
    outputBytes: execution.outputBytes,
    isOutputTruncated: execution.isOutputTruncated,
    limitExceeded: execution.limitExceeded ?? '',
    errorOutput: Buffer.from(execution.errorOutput),
  };
}

export function executionFromMessage(message: ExecutionMessage): Execution {
  return {
    exitCode: message.exitCode,
    signal: message.signal,
    cpuTimeMs: msOfDuration(message.cpuTime),
    wallTimeMs: msOfDuration(message.wallTime),
    memoryBytesPeak: message.memoryBytesPeak,
    outputBytes: message.outputBytes,
    isOutputTruncated: message.isOutputTruncated,
    limitExceeded: limitNames.find((name) => name === message.limitExceeded),
    errorOutput: message.errorOutput,
  };
}

export function compilationToMessage(compilation: Compilation): CompilationInput {
  return {
    isSuccessful: compilation.isSuccessful,
    log: Buffer.from(compilation.log),
    cpuTime: durationOfMs(compilation.cpuTimeMs),
    wallTime: durationOfMs(compilation.wallTimeMs),
    isCached: compilation.isCached,
  };
}

export function compilationFromMessage(message: CompilationMessage | null): Compilation {
  return {
    isSuccessful: message?.isSuccessful ?? false,
    log: message?.log ?? new Uint8Array(),
    cpuTimeMs: msOfDuration(message?.cpuTime),
    wallTimeMs: msOfDuration(message?.wallTime),
    isCached: message?.isCached ?? false,
  };
}

export function programRunToMessage(run: ProgramRun): RunProgramResponseInput {
  return {
    compilation: compilationToMessage(run.compilation),
    verdict: verdictToMessage(run.verdict),
    results: run.results.map((result) => ({
      verdict: verdictToMessage(result.verdict),
      execution: executionToMessage(result.execution),
      output: Buffer.from(result.output),
    })),
    tier: run.tier,
  };
}

export function programRunFromMessage(message: RunProgramResponse): ProgramRun {
  return {
    compilation: compilationFromMessage(message.compilation),
    verdict: verdictFromMessage(message.verdict),
    results: message.results.map((result) => ({
      verdict: verdictFromMessage(result.verdict),
      execution: executionFromMessage(result.execution ?? emptyExecution),
      output: result.output,
    })),
    tier: message.tier,
  };
}

export function judgementToMessage(judgement: Judgement): JudgeProgramResponseInput {
  return {
    compilation: compilationToMessage(judgement.compilation),
    verdict: verdictToMessage(judgement.verdict),
    results: judgement.results.map((result) => ({
      name: result.name,
      verdict: verdictToMessage(result.verdict),
      ...(result.execution === undefined
        ? {}
        : { execution: executionToMessage(result.execution) }),
      message: result.message,
    })),
    tier: judgement.tier,
  };
}

export function judgementFromMessage(message: JudgeProgramResponse): Judgement {
  return {
    compilation: compilationFromMessage(message.compilation),
    verdict: verdictFromMessage(message.verdict),
    results: message.results.map((result) => ({
      name: result.name,
      verdict: verdictFromMessage(result.verdict),
      execution: result.execution ? executionFromMessage(result.execution) : undefined,
      message: result.message,
    })),
    tier: message.tier,
  };
}

/** Stands in for an execution that a peer left out, so that readers need no special case. */
const emptyExecution: ExecutionMessage = {
  cpuTime: null,
  wallTime: null,
  memoryBytesPeak: 0,
  outputBytes: 0,
  isOutputTruncated: false,
  limitExceeded: '',
  errorOutput: Buffer.alloc(0),
};
