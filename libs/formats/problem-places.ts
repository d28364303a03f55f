import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { isAppError, messageOf } from '../domain/app-error.ts';
import { compareNaturally } from '../packages/natural-order.ts';
import { unreadableSource } from './import-error.ts';
import { unpackZip } from './unpack-zip.ts';

/** A folder with one problem, or what could not be opened. */
export type ProblemPlace =
  | {
      readonly kind: 'folder';
      readonly folder: string;
      /** As a person knows it: a folder inside an archive is named after the archive. */
      readonly where: string;
      /** Name of the folder, or of the archive that holds it. */
      readonly name: string;
    }
  | { readonly kind: 'refused'; readonly where: string; readonly reason: string };

export type PlaceOptions = {
  /** Whether a folder with these names in it is a problem. */
  readonly isProblem: (names: readonly string[]) => boolean;
  /** Whether zip archives (.zip, .kpp) are looked into. */
  readonly hasArchives: boolean;
  /** What is missing when nothing is found: "problem.xml and no .zip". */
  readonly wanted: string;
};

/** Folders between the one that is given and a problem: a contest of Polygon has problems/<name>. */
const depthMax = 4;

/**
 * Finds the problems in a path: itself, or folders and archives below it, in natural order. What an archive
 * holds is there until the next place is asked for. UNREADABLE_SOURCE when there is nothing.
 */
export async function* problemPlaces(
  path: string,
  options: PlaceOptions,
): AsyncGenerator<ProblemPlace> {
  const status = await stat(path).catch((cause: unknown) => {
    throw unreadableSource(path, 'there is no such file or folder', cause);
  });
  let count = 0;
  if (status.isFile() && isArchive(path, options)) {
    count += 1;
    yield* inArchive(path, options);
  } else if (status.isDirectory()) {
    for await (const place of inFolder(path, path, 0, options)) {
      count += 1;
      yield place;
    }
  }
  if (count === 0) throw unreadableSource(path, `holds no ${options.wanted}`);
}

async function* inFolder(
  folder: string,
  where: string,
  depth: number,
  options: PlaceOptions,
): AsyncGenerator<ProblemPlace> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: 'refused', where, reason: `cannot be read: ${messageOf(error)}` };
    return;
  }
  if (options.isProblem(entries.map(({ name }) => name))) {
    yield { kind: 'folder', folder, where, name: basename(where, archiveExtension(where)) };
    return;
  }
  if (depth >= depthMax) return;
  for (const entry of entries.sort((a, b) => compareNaturally(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const child = join(folder, entry.name);
    const childWhere = join(where, entry.name);
    if (entry.isDirectory()) yield* inFolder(child, childWhere, depth + 1, options);
    else if (entry.isFile() && isArchive(entry.name, options)) yield* inArchive(child, options);
  }
}

async function* inArchive(path: string, options: PlaceOptions): AsyncGenerator<ProblemPlace> {
  let unpacked;
  try {
    unpacked = await unpackZip(path);
  } catch (error) {
    if (!isAppError(error)) throw error;
    yield { kind: 'refused', where: path, reason: error.message };
    return;
  }
  try {
    let count = 0;
    const inside = { ...options, hasArchives: false };
    for await (const place of inFolder(unpacked.folder, path, 0, inside)) {
      count += 1;
      yield place;
    }
    if (count === 0)
      yield { kind: 'refused', where: path, reason: `${path}: holds no ${options.wanted}` };
  } finally {
    await unpacked[Symbol.asyncDispose]();
  }
}

function isArchive(name: string, options: PlaceOptions): boolean {
  return options.hasArchives && archiveExtension(name) !== '';
}

function archiveExtension(name: string): string {
  const extension = extname(name);
  return ['.zip', '.kpp'].includes(extension) ? extension : '';
}
