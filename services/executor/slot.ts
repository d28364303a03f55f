import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#libs/domain/app-error.ts';
import type { Blob } from './blob.ts';
import { connectRunner, noSlotReason, type RunnerConnection } from './runner-connection.ts';
import {
  parseHello,
  parseRunAnswer,
  type Hello,
  type RawExecution,
  type Refusal,
  type RunRequest,
} from './runner-protocol.ts';

/** One execution's facts with what it wrote. */
export type SlotExecution = {
  readonly facts: RawExecution;
  readonly output: Buffer;
  readonly errorOutput: Buffer;
  /** Collected files by name; those kept in the slot or missing are absent. */
  readonly files: ReadonlyMap<string, Buffer>;
};

/**
 * A place where programs run, one after another. All methods throw INTERNAL (SANDBOX_FAULT) when the
 * sandbox failed, UNAVAILABLE (SANDBOX_UNAVAILABLE) when no runner answers, CANCELLED on `signal`.
 */
export type Slot = {
  readonly index: number;
  readonly hello: (signal: AbortSignal) => Promise<Hello>;
  /**
   * Runs a program once per input and hands over each execution in order, that of an interactor after
   * that of its program. `blobs` is all that the request names and the slot has not made itself.
   * Returns the number of executions.
   */
  readonly run: (
    request: RunRequest,
    blobs: readonly Blob[],
    onExecution: (execution: SlotExecution) => void,
    signal: AbortSignal,
  ) => Promise<number>;
  /** A blob that a run kept in the slot. */
  readonly get: (id: string, signal: AbortSignal) => Promise<Buffer>;
  /** Makes the slot forget blobs that nobody will ask for again. */
  readonly drop: (ids: readonly string[], signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
};

/** Time that everything but the program itself may take. */
const requestTimeoutMs = 30_000;
/** How often a request goes out again because the slot had evicted a blob. */
const missingCountMax = 3;
/** Blobs that a slot is asked to hold, well above what one request names; the oldest half goes first. */
const heldCountMax = 8192;
const connectAttemptCountMax = 20;
const connectDelayMs = 250;

/** A slot of the runner at `socketPath()`; it connects when first used, and again when the connection was lost. */
export function makeSlot(index: number, socketPath: () => string): Slot {
  let connection: RunnerConnection | undefined;
  let lastHello: Hello | undefined;
  let held = new Set<string>();

  const connected = async (signal: AbortSignal): Promise<RunnerConnection> => {
    if (connection?.isOpen()) return connection;
    held = new Set();
    const opened = await open(socketPath, signal);
    connection = opened.connection;
    lastHello = opened.hello;
    return connection;
  };

  const put = async (blob: Blob, signal: AbortSignal): Promise<void> => {
    if (held.delete(blob.id)) {
      // Used again, so it is the last to be dropped.
      held.add(blob.id);
      return;
    }
    if (held.size >= heldCountMax) await drop([...held].slice(0, heldCountMax / 2), signal);
    const target = await connected(signal);
    const refusal = await target.request(
      { op: 'put', id: blob.id, executable: blob.isExecutable },
      blob.bytes,
      { timeoutMs: requestTimeoutMs, signal, onFrame: () => true },
    );
    if (refusal !== undefined) throw faultOf('put', refusal);
    held.add(blob.id);
  };

  const drop: Slot['drop'] = async (ids, signal) => {
    const known = ids.filter((id) => held.delete(id));
    if (known.length === 0 || !connection?.isOpen()) return;
    const refusal = await connection.request({ op: 'drop', ids: known }, undefined, {
      timeoutMs: requestTimeoutMs,
      signal,
      onFrame: () => true,
    });
    if (refusal !== undefined) throw faultOf('drop', refusal);
  };

  const run: Slot['run'] = async (request, blobs, onExecution, signal) => {
    const wallNs = request.limits.wallNs + (request.interactor?.limits.wallNs ?? 0);
    const timeoutMs = requestTimeoutMs + request.inputs.length * (wallNs / 1e6 + 100);
    for (let attempt = 1; ; attempt++) {
      const target = await connected(signal);
      for (const blob of blobs) await put(blob, signal);
      // A connection lost between two puts has taken the first one's blob with it.
      if (target !== connection) continue;
      let count = 0;
      const refusal = await target.request({ op: 'run', ...request }, undefined, {
        timeoutMs,
        signal,
        onFrame: ({ header, payload }) => {
          const answer = parseRunAnswer(header);
          if (answer === 'done') return true;
          count += 1;
          onExecution(splitPayload(answer, payload));
          return false;
        },
      });
      if (refusal === undefined) {
        for (const { keepAs } of request.collect ?? []) if (keepAs !== null) held.add(keepAs);
        return count;
      }
      if (refusal.reason !== 'BLOB_MISSING' || attempt >= missingCountMax)
        throw faultOf('run', refusal);
      for (const id of refusal.ids ?? []) held.delete(id);
    }
  };

  return {
    index,
    run,
    hello: async (signal) => {
      await connected(signal);
      if (lastHello === undefined) throw new Error('a connected slot has said hello');
      return lastHello;
    },
    get: async (id, signal) => {
      let value: Buffer | undefined;
      const target = await connected(signal);
      const refusal = await target.request({ op: 'get', id }, undefined, {
        timeoutMs: requestTimeoutMs,
        signal,
        onFrame: ({ payload }) => {
          value = payload;
          return true;
        },
      });
      if (refusal !== undefined || value === undefined) throw faultOf('get', refusal);
      return value;
    },
    drop,
    close: () => connection?.close(),
  };
}

/** Connects and says hello. A runner that is being restarted, or still ends our last slot, gets some time. */
async function open(
  socketPath: () => string,
  signal: AbortSignal,
): Promise<{ connection: RunnerConnection; hello: Hello }> {
  for (let attempt = 1; ; attempt++) {
    let connection: RunnerConnection | undefined;
    try {
      connection = await connectRunner(socketPath());
      let hello: Hello | undefined;
      const refusal = await connection.request({ op: 'hello' }, undefined, {
        timeoutMs: requestTimeoutMs,
        signal,
        onFrame: ({ header }) => {
          hello = parseHello(header);
          return true;
        },
      });
      if (hello !== undefined) return { connection, hello };
      throw new AppError(
        'UNAVAILABLE',
        'SANDBOX_UNAVAILABLE',
        refusal?.reason === noSlotReason
          ? 'all slots of the sandbox runner are taken: give it as many as the executor has (GOLDPAN_EXECUTOR_SLOTS)'
          : `the sandbox runner refuses to serve: ${refusal?.message ?? ''}`,
        { retryDelayMs: 1000 },
      );
    } catch (error) {
      connection?.close();
      if (attempt >= connectAttemptCountMax || signal.aborted) throw error;
      await sleep(connectDelayMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

function splitPayload(facts: RawExecution, payload: Buffer): SlotExecution {
  const files = new Map<string, Buffer>();
  const outputEnd = facts.stdoutBytes;
  const errorEnd = outputEnd + facts.stderrBytes;
  let start = errorEnd;
  for (const file of facts.collected ?? []) {
    if (file.missing || file.kept === true) continue;
    files.set(file.name, payload.subarray(start, start + file.bytes));
    start += file.bytes;
  }
  return {
    facts,
    output: payload.subarray(0, outputEnd),
    errorOutput: payload.subarray(outputEnd, errorEnd),
    files,
  };
}

function faultOf(operation: string, refusal: Refusal | undefined): AppError {
  const detail = refusal === undefined ? 'no answer' : `${refusal.reason}: ${refusal.message}`;
  return new AppError(
    'INTERNAL',
    'SANDBOX_FAULT',
    `the sandbox runner failed at ${operation}: ${detail}`,
    {
      metadata: { operation, ...(refusal ? { runnerReason: refusal.reason } : {}) },
    },
  );
}
