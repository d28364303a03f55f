import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../domain/app-error.ts';
import { languageOfFileName } from '../domain/language.ts';
import { sourceBytesMax } from '../domain/program.ts';
import { malformedPool, poolNotFound, type PoolIndex } from './pool.ts';
import type { PoolEntry } from './pool-entry.ts';

/** Most source files of a folder pool; larger pools are JSONL. */
const fileCountMax = 200_000;
const depthMax = 16;

/**
 * Takes every source file below a folder as an entry, in the order of their paths; the extension says
 * the language. Other files and symbolic links are left out. Names of folders, which may tell a
 * verdict, are not part of an entry.
 */
export async function indexFolder(folder: string, signal: AbortSignal): Promise<PoolIndex> {
  const paths: string[] = [];
  await collect(folder, 0, paths, signal);
  if (paths.length === 0)
    throw poolNotFound(folder, 'the folder has no source files (.cpp, .cc, .cxx, .py, .js)');
  return {
    size: paths.length,
    open: () =>
      Promise.resolve({
        // The index is below the size, so the path is there.
        read: (index: number) => readEntry(paths[index] as string),
        close: () => Promise.resolve(),
      }),
  };
}

async function collect(
  folder: string,
  depth: number,
  paths: string[],
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (depth > depthMax)
    throw malformedPool(folder, `lies more than ${depthMax} folders deep: flatten the pool`);
  const entries = await readdir(folder, { withFileTypes: true });
  // By code units, not by locale: the order must be the same on every machine.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collect(path, depth + 1, paths, signal);
    else if (entry.isFile() && languageOfFileName(entry.name) !== undefined) paths.push(path);
    if (paths.length > fileCountMax)
      throw malformedPool(folder, `has more than ${fileCountMax} source files: use a .jsonl pool`);
  }
}

async function readEntry(path: string): Promise<PoolEntry> {
  const language = languageOfFileName(path);
  let source: Buffer;
  try {
    const { size } = await stat(path);
    if (size < 1 || size > sourceBytesMax)
      throw new Error(`has ${size} bytes: allowed are 1 to ${sourceBytesMax}`);
    source = await readFile(path);
  } catch (error) {
    throw malformedPool(path, messageOf(error), error);
  }
  if (language === undefined) throw malformedPool(path, 'has no extension of a known language');
  return {
    program: { language, source },
    sampling: { model: '', temperature: 0, rating: 0, tags: [] },
  };
}
