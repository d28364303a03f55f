import { DeliverPolicy, jetstreamManager } from '@nats-io/jetstream';
import { codec } from '../wire/schema.ts';
import type { RunEvent, RunEventInput } from '../gen/goldpan/event/v1/RunEvent.ts';
import { timestampOfMs } from '../wire/duration.ts';
import type { Bus } from './connection.ts';
import { publish } from './publish.ts';
import { eventStream } from './streams.ts';
import { eventSubject, factSubject, runEventsSubject } from './subjects.ts';

/** An event as it lies in the stream. */
export type StoredEvent = {
  readonly event: RunEvent;
  readonly sequence: number;
  /** Events of the same subject that already lie behind this one; 0 means the reader has caught up. */
  readonly pendingCount: number;
};

export type NewEvent = {
  readonly runId: string;
  readonly timeMs: number;
  /** The fact, as the one field of RunEvent's oneof. */
  readonly fact: Omit<RunEventInput, 'runId' | 'eventTime' | 'fact'>;
  /** Tells repeated facts of one kind apart, such as the number of a batch; empty when there is but one. */
  readonly key: string;
  readonly signal?: AbortSignal;
};

const events = codec('goldpan.event.v1.RunEvent');

/** Publishes a fact. Its id is derived from run, kind and key, so that publishing it again changes nothing. */
export function publishEvent(bus: Bus, event: NewEvent): Promise<number> {
  const [kind, ...others] = Object.keys(event.fact);
  if (kind === undefined || others.length > 0) throw new Error('an event carries exactly one fact');
  const name = kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return publish(bus, {
    subject: eventSubject(name, event.runId),
    payload: events.encode({
      ...event.fact,
      runId: event.runId,
      eventTime: timestampOfMs(event.timeMs),
    }),
    messageId: `${name}:${event.runId}:${event.key}`,
    ...(event.signal ? { signal: event.signal } : {}),
  });
}

/** All events of a run, in order, from the first; goes on until `signal` fires or the reader leaves. */
export function readRun(bus: Bus, runId: string, signal: AbortSignal): AsyncGenerator<StoredEvent> {
  return readSubject(bus, runEventsSubject(runId), { signal, isHistoryOnly: false });
}

/** The events of a run that are stored now, in order. Empty when there is no such run. */
export function readRunHistory(
  bus: Bus,
  runId: string,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent> {
  return readSubject(bus, runEventsSubject(runId), { signal, isHistoryOnly: true });
}

/** One kind of fact, such as "run_started", of every run, as stored now. */
export function readFactHistory(
  bus: Bus,
  fact: string,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent> {
  return readSubject(bus, factSubject(fact), { signal, isHistoryOnly: true });
}

async function* readSubject(
  bus: Bus,
  subject: string,
  options: { readonly signal: AbortSignal; readonly isHistoryOnly: boolean },
): AsyncGenerator<StoredEvent> {
  const { signal, isHistoryOnly } = options;
  if (signal.aborted) return;
  const consumer = await bus.jetstream.consumers.get(eventStream, {
    filter_subjects: subject,
    deliver_policy: DeliverPolicy.All,
  });
  if (isHistoryOnly && (await countStored(bus, subject)) === 0) return;
  const messages = await consumer.consume({ max_messages: 200 });
  const stop = (): void => void messages.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) return;
    for await (const message of messages) {
      const pendingCount = message.info.pending;
      yield { event: events.decode(message.data), sequence: message.seq, pendingCount };
      if (isHistoryOnly && pendingCount === 0) return;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await messages.close();
  }
}

/** How many messages a subject holds. */
async function countStored(bus: Bus, subject: string): Promise<number> {
  const manager = await jetstreamManager(bus.connection);
  const info = await manager.streams.info(eventStream, { subjects_filter: subject });
  return Object.values(info.state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
}
