import {
  AckPolicy,
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  jetstreamManager,
} from '@nats-io/jetstream';
import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import type { Bus } from './connection.ts';
import {
  allDeadSubject,
  allEventsSubject,
  allWorkSubject,
  workKinds,
  workSubject,
  type WorkKind,
} from './subjects.ts';

const hourMs = 3_600_000;
const gibibyte = 1024 ** 3;

/** Longest time between a publish and its last retry: the window in which a repeated id is dropped. */
const duplicateWindowMs = 600_000;

/** Time a worker has to finish or say that it is still working, before the item goes to another. */
export const ackWaitMs = 30_000;
/** Deliveries of one work item, the first included; then it is dead-lettered. */
export const deliveryCountMax = 5;

export const eventStream = 'GOLDPAN_EVENTS';
export const deadStream = 'GOLDPAN_DEAD';

export function workStream(kind: WorkKind): string {
  return `GOLDPAN_WORK_${kind.toUpperCase()}`;
}

/** The one durable consumer of a kind of work, shared by the whole fleet. */
export function workConsumer(kind: WorkKind): string {
  return `executor__${kind}`;
}

type StreamOptions = {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly retention: RetentionPolicy;
  readonly discard: DiscardPolicy;
  readonly maxAgeMs: number;
  readonly maxBytes: number;
};

/** The streams, as data. Every limit is set: a stream without one grows until the disk is full. */
const streams: readonly StreamOptions[] = [
  {
    name: eventStream,
    subjects: [allEventsSubject],
    retention: RetentionPolicy.Limits,
    // Events are the record of a run: a full stream must refuse, not forget.
    discard: DiscardPolicy.New,
    maxAgeMs: 7 * 24 * hourMs,
    maxBytes: 8 * gibibyte,
  },
  ...workKinds.map((kind) => ({
    name: workStream(kind),
    subjects: [allWorkSubject(kind)],
    retention: RetentionPolicy.Workqueue,
    // Back-pressure: the default policy would drop work that nobody has done yet.
    discard: DiscardPolicy.New,
    maxAgeMs: 24 * hourMs,
    maxBytes: gibibyte,
  })),
  {
    name: deadStream,
    subjects: [allDeadSubject],
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    maxAgeMs: 30 * 24 * hourMs,
    maxBytes: gibibyte,
  },
];

/** Creates or updates every stream and work consumer; running it again changes nothing. */
export async function applyStreams(bus: Bus): Promise<void> {
  const manager = await jetstreamManager(bus.connection);
  for (const options of streams) await applyStream(manager, options);
  for (const kind of workKinds) await applyConsumer(manager, kind);
}

async function applyStream(manager: JetStreamManager, options: StreamOptions): Promise<void> {
  const config: Partial<StreamConfig> & { name: string } = {
    name: options.name,
    subjects: [...options.subjects],
    retention: options.retention,
    discard: options.discard,
    storage: StorageType.File,
    max_age: nanos(options.maxAgeMs),
    max_bytes: options.maxBytes,
    // Below the server's own ceiling of one message, so that the stream's error is the one seen.
    max_msg_size: 1024 * 1024,
    duplicate_window: nanos(duplicateWindowMs),
    num_replicas: 1,
  };
  const names = await manager.streams.names().next();
  if (names.includes(options.name)) await manager.streams.update(options.name, config);
  else await manager.streams.add(config);
}

async function applyConsumer(manager: JetStreamManager, kind: WorkKind): Promise<void> {
  const config: Partial<ConsumerConfig> = {
    durable_name: workConsumer(kind),
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ackWaitMs),
    max_deliver: deliveryCountMax,
    filter_subject: allWorkSubject(kind),
    // For the whole fleet: far above pods × slots, since a low value starves pods at random.
    max_ack_pending: 10_000,
  };
  await manager.consumers.add(workStream(kind), config);
}

/** Drops the work of a run that still waits, as when the run was cancelled. */
export async function purgeWork(bus: Bus, runId: string): Promise<void> {
  const manager = await jetstreamManager(bus.connection);
  for (const kind of workKinds)
    await manager.streams.purge(workStream(kind), { filter: workSubject(kind, runId) });
}
