import { connect, type Socket } from 'node:net';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { encodeFrame, makeFrameDecoder, type Frame } from './frame.ts';
import { parseRefusal, type Refusal } from './runner-protocol.ts';

/** A connection to the runner; it stands for one slot, which serves one request after another. */
export type RunnerConnection = {
  readonly isOpen: () => boolean;
  /**
   * Sends a request and gives each frame of the answer to `onFrame`, which returns true at the last.
   * Returns the runner's refusal, if it refused. When `signal` fires the connection is closed, which
   * kills what runs: CANCELLED. INTERNAL (SANDBOX_FAULT) when the connection is lost or the answer
   * does not come within `timeoutMs`.
   */
  readonly request: (
    header: object,
    payload: Uint8Array | undefined,
    options: {
      readonly timeoutMs: number;
      readonly signal: AbortSignal;
      readonly onFrame: (frame: Frame) => boolean;
    },
  ) => Promise<Refusal | undefined>;
  readonly close: () => void;
};

/** Refused because every slot of the runner has a connection already; one that just closed may still be wiped. */
export const noSlotReason = 'NO_SLOT';

const connectTimeoutMs = 5000;

/** UNAVAILABLE (SANDBOX_UNAVAILABLE) when nothing listens at the path. */
export async function connectRunner(socketPath: string): Promise<RunnerConnection> {
  const socket = await openSocket(socketPath);
  let answer: ((frame: Frame | Error) => void) | undefined;
  let lost: Error | undefined;
  const decoder = makeFrameDecoder();
  const fail = (error: Error): void => {
    lost ??= error;
    socket.destroy();
    answer?.(error);
  };
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const frame of decoder.push(chunk)) answer?.(frame);
    } catch (error) {
      fail(fault(messageOf(error), error));
    }
  });
  socket.on('error', (error) =>
    fail(fault(`the connection to the runner broke: ${error.message}`, error)),
  );
  socket.on('close', () => fail(fault('the runner closed the connection')));

  const request: RunnerConnection['request'] = (header, payload, { timeoutMs, signal, onFrame }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled());
      if (lost !== undefined) return reject(lost);
      if (answer !== undefined) return reject(new Error('a slot serves one request at a time'));
      const finish = (settle: () => void): void => {
        answer = undefined;
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        settle();
      };
      const abort = (): void => {
        finish(() => reject(cancelled()));
        fail(fault('the request was cancelled'));
      };
      const timer = setTimeout(
        () => fail(fault(`the runner gave no answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
      signal.addEventListener('abort', abort, { once: true });
      answer = (frame) => {
        if (frame instanceof Error) return finish(() => reject(frame));
        const refusal = parseRefusal(frame.header);
        if (refusal !== undefined) return finish(() => resolve(refusal));
        try {
          if (onFrame(frame)) finish(() => resolve(undefined));
        } catch (error) {
          // The rest of the answer would be taken for that of the next request.
          finish(() => reject(error instanceof Error ? error : new Error(messageOf(error))));
          fail(fault('an answer was abandoned'));
        }
      };
      socket.cork();
      for (const part of encodeFrame(header, payload)) socket.write(part);
      socket.uncork();
    });

  return {
    request,
    isOpen: () => lost === undefined,
    close: () => fail(fault('the connection was closed')),
  };
}

function openSocket(socketPath: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    const timer = setTimeout(
      () => socket.destroy(new Error(`no answer within ${connectTimeoutMs} ms`)),
      connectTimeoutMs,
    );
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(
        new AppError(
          'UNAVAILABLE',
          'SANDBOX_UNAVAILABLE',
          `no sandbox runner answers at ${socketPath}: ${error.message}`,
          {
            cause: error,
            retryDelayMs: 1000,
          },
        ),
      );
    });
  });
}

function fault(message: string, cause?: unknown): AppError {
  return new AppError('INTERNAL', 'SANDBOX_FAULT', message, { cause });
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'CANCELLED', 'the caller cancelled');
}
