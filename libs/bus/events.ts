import { DeliverPolicy, jetstreamManager } from '@nats-io/jetstream';
import { codec } from '../wire/schema.ts';
import type { RunEvent, RunEventInput } from '../gen/goldpan/event/v1/RunEvent.ts';
import { timestampOfMs } from '../wire/duration.ts';
import type { Bus } from './connection.ts';
import { publish } from './publish.ts';
import { eventStream } from './streams.ts';
import { eventSubject, factSubject, runEventsSubject } from './subjects.ts';

/** An event as it lies in the stream. */
export type StoredEvent = { readonly event: RunEvent; readonly sequence: number };

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
    payload: events.encode({ ...event.fact, runId: event.runId, eventTime: timestampOfMs(event.timeMs) }),
    messageId: `${name}:${event.runId}:${event.key}`,
    ...(event.signal ? { signal: event.signal } : {}),
  });
}

/** All events of a run, in order, from the first; goes on until `signal` fires or the reader leaves. */
export function readRun(bus: Bus, runId: string, signal: AbortSignal): AsyncGenerator<StoredEvent> {
  return readSubject(bus, runEventsSubject(runId), signal);
}

/** One kind of fact of all runs, from the first. */
export function readFact(bus: Bus, fact: string, signal: AbortSignal): AsyncGenerator<StoredEvent> {
  return readSubject(bus, factSubject(fact), signal);
}

/** The sequence of the newest event in the stream; 0 when it is empty. */
export async function lastSequence(bus: Bus): Promise<number> {
  const manager = await jetstreamManager(bus.connection);
  return (await manager.streams.info(eventStream)).state.last_seq;
}

async function* readSubject(bus: Bus, subject: string, signal: AbortSignal): AsyncGenerator<StoredEvent> {
  if (signal.aborted) return;
  const consumer = await bus.jetstream.consumers.get(eventStream, {
    filter_subjects: subject,
    deliver_policy: DeliverPolicy.All,
  });
  const messages = await consumer.consume({ max_messages: 200 });
  const stop = (): void => void messages.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) return;
    for await (const message of messages) {
      yield { event: events.decode(message.data), sequence: message.seq };
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await messages.close();
  }
}
