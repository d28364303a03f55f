/**
 * Subjects of the bus. The version is the second token, so that two versions can live at once; the
 * last token is the run. Built here and nowhere else.
 */
const root = 'goldpan.v1';

/** Kinds of work, one stream and one shared consumer each. */
export const workKinds = ['filter', 'trace'] as const;
export type WorkKind = (typeof workKinds)[number];

/** All events of all runs. */
export const allEventsSubject = `${root}.event.run.>`;

/** One fact of one run, such as goldpan.v1.event.run.run_started.<run>. */
export function eventSubject(fact: string, runId: string): string {
  return `${root}.event.run.${fact}.${token(runId)}`;
}

/** All facts of one run. */
export function runEventsSubject(runId: string): string {
  return `${root}.event.run.*.${token(runId)}`;
}

/** One fact of every run. */
export function factSubject(fact: string): string {
  return `${root}.event.run.${fact}.*`;
}

export function workSubject(kind: WorkKind, runId: string): string {
  return `${root}.work.${kind}.${token(runId)}`;
}

export function allWorkSubject(kind: WorkKind): string {
  return `${root}.work.${kind}.>`;
}

export function deadSubject(stream: string, consumer: string): string {
  return `${root}.dead.${token(stream)}.${token(consumer)}`;
}

export const allDeadSubject = `${root}.dead.>`;

function token(value: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(value)) throw new Error(`"${value}" cannot stand in a subject`);
  return value;
}
