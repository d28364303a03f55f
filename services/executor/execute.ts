import type { RunResult } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import type { Blob } from './blob.ts';
import { classify, errorOutputBytesMax, executionOf } from './classify.ts';
import type { Executable } from './languages.ts';
import type { RunnerLimits } from './runner-protocol.ts';
import type { Slot } from './slot.ts';

/** One request to the runner names at most this many inputs, of at most this many bytes in all. */
const inputsPerRequestMax = 64;
const inputBytesPerRequestMax = 64 * 1024 * 1024;

const openFilesMax = 64;
/** Candidates have no folder to write into; the limit is for what is left. */
const fileBytesMax = 1024 * 1024;
/** The least stack the kernel starts a program with in comfort. */
const stackBytesMin = 1024 * 1024;

/**
 * Runs a compiled program on each input, in order, and hands over each result as it comes. Errors as in
 * Slot.run, and whatever `onResult` throws, which ends the run.
 */
export async function execute(
  slot: Slot,
  executable: Executable,
  inputs: readonly Blob[],
  limits: Limits,
  onResult: (result: RunResult, index: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let start = 0;
  for (const chunk of inputChunks(inputs)) {
    const base = start;
    let index = 0;
    await slot.run(
      {
        profile: executable.profile,
        executable: executable.executable,
        argv: executable.argv,
        fds: executable.fds,
        readPaths: executable.readPaths,
        inputs: chunk.map((input) => (input.bytes.length === 0 ? null : input.id)),
        limits: runnerLimits(limits, executable),
      },
      [
        ...executable.runtimeBlobs,
        ...executable.blobs,
        ...chunk.filter((input) => input.bytes.length > 0),
      ],
      ({ facts, output, errorOutput }) => {
        onResult(
          { verdict: classify(facts, limits), execution: executionOf(facts, errorOutput), output },
          base + index,
        );
        index += 1;
      },
      signal,
    );
    start += chunk.length;
  }
}

/** Limits as the runner takes them. */
export function runnerLimits(limits: Limits, executable: Executable): RunnerLimits {
  const memoryBytes = limits.memoryBytes + executable.runtimeMemoryBytes;
  return {
    cpuNs: Math.round(limits.cpuTimeMs * 1e6),
    wallNs: Math.round(limits.wallTimeMs * 1e6),
    memoryBytes,
    stackBytes: Math.max(stackBytesMin, executable.stackBytes ?? memoryBytes),
    fileBytes: fileBytesMax,
    processCountMax: executable.threadCountMax,
    openFilesMax,
    stdoutBytesMax: limits.outputBytes,
    stderrBytesMax: errorOutputBytesMax,
  };
}

/** Inputs in pieces that one request to the runner may name. */
export function* inputChunks(inputs: readonly Blob[]): Generator<readonly Blob[]> {
  let chunk: Blob[] = [];
  let byteCount = 0;
  for (const input of inputs) {
    if (
      chunk.length >= inputsPerRequestMax ||
      (chunk.length > 0 && byteCount + input.bytes.length > inputBytesPerRequestMax)
    ) {
      yield chunk;
      chunk = [];
      byteCount = 0;
    }
    chunk.push(input);
    byteCount += input.bytes.length;
  }
  if (chunk.length > 0) yield chunk;
}
