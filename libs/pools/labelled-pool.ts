import { stat } from 'node:fs/promises';
import { messageOf } from '../domain/app-error.ts';
import { Verdict } from '../domain/verdict.ts';
import { indexFolder } from './pool-folder.ts';
import { lineText, linesOf } from './pool-jsonl.ts';
import { malformedPool, poolNotFound } from './pool.ts';
import { parsePoolEntry, type PoolEntry } from './pool-entry.ts';

/** An entry with the verdict that its line records. For evaluations alone: no solver may know it. */
export type LabelledEntry = {
  readonly kind: 'entry';
  /** File and line, or the file. */
  readonly place: string;
  readonly entry: PoolEntry;
  readonly verdict: Verdict | undefined;
};

/** A line that is no entry, and why. */
export type UnusableEntry = {
  readonly kind: 'unusable';
  readonly place: string;
  readonly reason: string;
};

/**
 * Reads a JSONL pool or a folder of sources, an entry at a time, with recorded verdicts. A line that
 * cannot be used is yielded as such, and reading goes on. NOT_FOUND (POOL_NOT_FOUND) when nothing is there.
 */
export async function* labelledEntries(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<LabelledEntry | UnusableEntry> {
  const info = await stat(path).catch((error: unknown) => {
    throw poolNotFound(path, messageOf(error), error);
  });
  if (info.isDirectory()) {
    yield* folderEntries(path, signal);
    return;
  }
  let lineNumber = 0;
  for await (const { start, bytes } of linesOf(path, signal)) {
    lineNumber += 1;
    const text = lineText(bytes, start);
    if (text !== '') yield readLine(`${path}:${lineNumber}`, text);
  }
}

async function* folderEntries(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<LabelledEntry | UnusableEntry> {
  const index = await indexFolder(path, signal);
  const reader = await index.open();
  try {
    for (let place = 0; place < index.size; place++) {
      const name = `${path}, file ${place + 1}`;
      try {
        yield { kind: 'entry', place: name, entry: await reader.read(place), verdict: undefined };
      } catch (error) {
        yield { kind: 'unusable', place: name, reason: messageOf(error) };
      }
    }
  } finally {
    await reader.close();
  }
}

function readLine(place: string, text: string): LabelledEntry | UnusableEntry {
  try {
    return { kind: 'entry', place, entry: parsePoolEntry(text), verdict: recordedVerdict(text) };
  } catch (error) {
    return { kind: 'unusable', place, reason: messageOf(error) };
  }
}

const verdicts: readonly string[] = Object.values(Verdict);

/** The verdict of a line that parsePoolEntry accepts; undefined when it records none. */
function recordedVerdict(text: string): Verdict | undefined {
  const { verdict } = JSON.parse(text) as { readonly verdict?: unknown };
  if (verdict === undefined || verdict === null) return undefined;
  if (typeof verdict !== 'string' || !verdicts.includes(verdict)) {
    throw malformedPool(
      'verdict',
      `is ${JSON.stringify(verdict).slice(0, 100)}: use one of ${verdicts.join(', ')}`,
    );
  }
  return verdict as Verdict;
}
