import { setTimeout as sleep } from 'node:timers/promises';
import { JetStreamApiError } from '@nats-io/jetstream';
import { PermissionViolationError, headers } from '@nats-io/nats-core';
import { AppError, messageOf } from '../domain/app-error.ts';
import { SpanKind, injectTrace, withSpan } from '../telemetry/trace.ts';
import type { Bus } from './connection.ts';

export type PublishOptions = {
  readonly subject: string;
  readonly payload: Uint8Array;
  /** Derived from the fact, never random: a producer that was restarted must give the same id. */
  readonly messageId: string;
  readonly signal?: AbortSignal;
};

const attemptCountMax = 60;
const retryDelayMs = 500;

/**
 * Publishes to JetStream and waits for the acknowledgement. Repeats with the same id while the stream
 * is full (back-pressure) or the server is away, so that nothing is lost and nothing is stored twice.
 * Returns the stream sequence. RESOURCE_EXHAUSTED (STREAM_FULL) or UNAVAILABLE (NATS_UNAVAILABLE) after
 * about half a minute; PERMISSION_DENIED (SUBJECT_REFUSED) at once.
 */
export function publish(bus: Bus, options: PublishOptions): Promise<number> {
  const attributes = { 'messaging.system': 'nats', 'messaging.operation.type': 'send' };
  return withSpan('send goldpan bus', { kind: SpanKind.PRODUCER, attributes }, async () => {
    const messageHeaders = headers();
    injectTrace((name, value) => messageHeaders.set(name, value));
    for (let attempt = 1; ; attempt++) {
      options.signal?.throwIfAborted();
      try {
        const ack = await bus.jetstream.publish(options.subject, options.payload, {
          msgID: options.messageId,
          headers: messageHeaders,
        });
        return ack.seq;
      } catch (error) {
        if (attempt >= attemptCountMax || !isPassing(error)) throw failure(options.subject, error);
        await sleep(
          retryDelayMs * (0.5 + Math.random()),
          undefined,
          options.signal ? { signal: options.signal } : {},
        );
      }
    }
  });
}

/** JetStream's error code of a stream at its limit (discard policy "new"). */
const streamFullCode = 10077;

function isPassing(error: unknown): boolean {
  // Every other API error is a refusal that the next attempt would meet again.
  if (isRefused(error)) return false;
  return !(error instanceof JetStreamApiError) || error.code === streamFullCode;
}

/** Whether the server has told that our user has no right to the subject. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof PermissionViolationError;
}

function failure(subject: string, error: unknown): AppError {
  if (isRefused(error)) {
    return new AppError(
      'PERMISSION_DENIED',
      'SUBJECT_REFUSED',
      `this user of NATS may not publish to ${subject}: use the user of the service that may, as libs/bus/README.md lists them`,
      { cause: error },
    );
  }
  if (error instanceof JetStreamApiError && error.code === streamFullCode) {
    return new AppError(
      'RESOURCE_EXHAUSTED',
      'STREAM_FULL',
      `the stream of ${subject} is full: ${messageOf(error)}; is an executor running?`,
      { cause: error },
    );
  }
  return new AppError(
    'UNAVAILABLE',
    'NATS_UNAVAILABLE',
    `cannot publish to ${subject}: ${messageOf(error)}`,
    { cause: error },
  );
}
