import { deadStream, eventStream, workConsumer, workStream } from './streams.ts';
import {
  allEventsSubject,
  allWorkSubject,
  deadSubject,
  factSubject,
  workKinds,
} from './subjects.ts';

/** Who uses the bus: two services, and whoever runs the mesh. */
export const busUsers = ['solver', 'executor', 'operator'] as const;
export type BusUser = (typeof busUsers)[number];

/** Subjects, with the wildcards of NATS. Requests to JetStream are publishes, their answers come to the own inbox. */
export type BusRights = {
  readonly publish: readonly string[];
  /** Left out of `publish` again. */
  readonly publishNot: readonly string[];
  readonly subscribe: readonly string[];
};

/** Facts that an executor states; all others are the solver's. */
const executorFacts = ['candidates_filtered', 'candidates_traced'] as const;
const bucket = 'GOLDPAN_BLOBS';
const blobStream = `OBJ_${bucket}`;
const workStreams = workKinds.map(workStream);

/** Where answers to a client of this name come: nobody else may listen there. */
export function inboxOf(clientName: string): string {
  return `_INBOX.${clientName}`;
}

/** The least that each user needs, in the terms of JetStream's API (docs.nats.io, "NATS API Reference"). */
export const busRights: Readonly<Record<BusUser, BusRights>> = {
  solver: {
    publish: unique([
      allEventsSubject,
      ...workKinds.map(allWorkSubject),
      `$O.${bucket}.>`,
      ...api('INFO', 'STREAM.NAMES'),
      // Streams and queues are created and brought up to date by the solver.
      ...[eventStream, ...workStreams, deadStream, blobStream].flatMap((stream) =>
        api(`STREAM.CREATE.${stream}`, `STREAM.UPDATE.${stream}`, `STREAM.INFO.${stream}`),
      ),
      ...workKinds.flatMap((kind) =>
        api(`CONSUMER.CREATE.${workStream(kind)}.${workConsumer(kind)}.>`),
      ),
      // A cancelled run's work is dropped.
      ...workStreams.flatMap((stream) => api(`STREAM.PURGE.${stream}`)),
      ...readStream(eventStream),
      ...readBlobs(),
      ...api(`STREAM.PURGE.${blobStream}`),
    ]),
    publishNot: executorFacts.map(factSubject),
    subscribe: [`${inboxOf('goldpan-solver')}.>`],
  },
  executor: {
    publish: [
      ...executorFacts.map(factSubject),
      ...workKinds.flatMap((kind) => [
        deadSubject(workStream(kind), workConsumer(kind)),
        `$JS.ACK.${workStream(kind)}.${workConsumer(kind)}.>`,
        ...api(
          `CONSUMER.INFO.${workStream(kind)}.${workConsumer(kind)}`,
          `CONSUMER.MSG.NEXT.${workStream(kind)}.${workConsumer(kind)}`,
        ),
      ]),
      ...api('INFO'),
      ...readBlobs(),
    ],
    publishNot: [],
    subscribe: [`${inboxOf('goldpan-executor')}.>`],
  },
  operator: { publish: ['>'], publishNot: [], subscribe: ['>'] },
};

function readStream(stream: string): readonly string[] {
  return api(
    `CONSUMER.CREATE.${stream}.>`,
    `CONSUMER.INFO.${stream}.*`,
    `CONSUMER.MSG.NEXT.${stream}.*`,
    `CONSUMER.DELETE.${stream}.*`,
  );
}

function readBlobs(): readonly string[] {
  return [
    ...api(
      `STREAM.INFO.${blobStream}`,
      `STREAM.MSG.GET.${blobStream}`,
      `CONSUMER.CREATE.${blobStream}.>`,
      `CONSUMER.DELETE.${blobStream}.*`,
    ),
    `$JS.FC.${blobStream}.>`,
  ];
}

function api(...requests: readonly string[]): readonly string[] {
  return requests.map((request) => `$JS.API.${request}`);
}

function unique(subjects: readonly string[]): readonly string[] {
  return [...new Set(subjects)];
}
