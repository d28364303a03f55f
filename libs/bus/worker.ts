import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { isAppError, messageOf } from '../domain/app-error.ts';
import { record, count } from '../telemetry/metrics.ts';
import { SpanKind, extractTrace, linkOf, withSpan } from '../telemetry/trace.ts';
import type { Bus } from './connection.ts';
import { publish } from './publish.ts';
import { ackWaitMs, deliveryCountMax, workConsumer, workStream } from './streams.ts';
import { deadSubject, type WorkKind } from './subjects.ts';

export type WorkHandler = (
  payload: Uint8Array,
  context: { readonly signal: AbortSignal; readonly deliveryCount: number },
) => Promise<void>;

export type WorkerOptions = {
  readonly kind: WorkKind;
  /** Items handled at the same time, and the most that are fetched ahead. */
  readonly parallelCount: number;
  /** Resolves when the item's result has been published. What it throws decides: see `settle`. */
  readonly handle: WorkHandler;
};

/** Delay before an item that failed for a passing reason is tried again, by delivery. */
const retryDelaysMs: readonly number[] = [1000, 5000, 30_000, 120_000];
const reopenDelayMs = 1000;

/**
 * Takes work items of one kind from the shared queue until stopped. An item is acknowledged once its
 * handler is done, handed to another worker when it failed for a passing reason, and dead-lettered when
 * it never can succeed or has been delivered too often. Returns the function that stops: it takes no
 * more, and waits for what is in hand.
 */
export function startWorker(bus: Bus, options: WorkerOptions): () => Promise<void> {
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  let messages: ConsumerMessages | undefined;
  const take = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const consumer: Consumer = await bus.jetstream.consumers.get(
          workStream(options.kind),
          workConsumer(options.kind),
        );
        messages = await consumer.consume({ max_messages: options.parallelCount });
        if (stopping.signal.aborted) messages.stop();
        for await (const message of messages) {
          if (stopping.signal.aborted) {
            message.nak();
            continue;
          }
          const work = handleMessage(bus, options, message, stopping.signal).finally(() =>
            inHand.delete(work),
          );
          inHand.add(work);
          if (inHand.size >= options.parallelCount) await Promise.race(inHand);
        }
      } catch (error) {
        if (stopping.signal.aborted) return;
        bus.logger.warn(
          { kind: options.kind, reason: messageOf(error) },
          'work queue lost, opening it again',
        );
        await sleep(reopenDelayMs);
      }
    }
  };
  const taking = take();
  return async () => {
    stopping.abort();
    messages?.stop();
    await taking;
    await Promise.allSettled(inHand);
  };
}

async function handleMessage(
  bus: Bus,
  options: WorkerOptions,
  message: JsMsg,
  stopping: AbortSignal,
): Promise<void> {
  const heartbeat = setInterval(() => message.working(), ackWaitMs / 3);
  const started = performance.now();
  const from = extractTrace((name) => message.headers?.get(name) || undefined);
  const attributes = {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.destination.name': workStream(options.kind),
  };
  try {
    await withSpan(
      `process ${workStream(options.kind)}`,
      { kind: SpanKind.CONSUMER, attributes, links: linkOf(from) },
      () =>
        options.handle(message.data, {
          signal: stopping,
          deliveryCount: message.info.deliveryCount,
        }),
    );
    // Awaited: an acknowledgement that is lost means the whole batch again.
    await message.ackAck();
    count('messages', 1, { stream: workStream(options.kind), outcome: 'done' });
  } catch (error) {
    await settle(bus, options.kind, message, error);
  } finally {
    clearInterval(heartbeat);
    record('workDuration', (performance.now() - started) / 1000, { kind: options.kind });
  }
}

/** A failed item: tried again elsewhere while that may help, else dead-lettered first and then dropped. */
async function settle(bus: Bus, kind: WorkKind, message: JsMsg, error: unknown): Promise<void> {
  const reason = isAppError(error) ? error.reason : 'HANDLER_FAILED';
  const isPermanent = isAppError(error) && error.code === 'INVALID_ARGUMENT';
  const { deliveryCount, streamSequence } = message.info;
  if (!isPermanent && deliveryCount < deliveryCountMax) {
    const delayMs = retryDelaysMs[deliveryCount - 1] ?? 120_000;
    bus.logger.warn(
      { kind, reason, deliveryCount, delayMs, detail: messageOf(error) },
      'work item failed, trying again',
    );
    message.nak(delayMs);
    count('messages', 1, { stream: workStream(kind), outcome: 'retried' });
    return;
  }
  bus.logger.error(
    { kind, reason, deliveryCount, streamSequence },
    'work item dead-lettered',
    error,
  );
  try {
    await publish(bus, {
      subject: deadSubject(workStream(kind), workConsumer(kind)),
      payload: message.data,
      messageId: `dead:${workStream(kind)}:${streamSequence}`,
    });
    // Without a reason: servers before 2.10 ignore a termination that carries one.
    message.term();
    count('messages', 1, { stream: workStream(kind), outcome: 'dead' });
  } catch (publishError) {
    bus.logger.error({ kind, streamSequence }, 'cannot dead-letter a work item', publishError);
    message.nak(120_000);
  }
}
