import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { messageOf } from '../../domain/app-error.ts';
import { compareNaturally } from '../../packages/natural-order.ts';
import { unreadableSource } from '../import-error.ts';
import { readJsonLines } from './json-lines.ts';
import { readParquet } from './parquet-file.ts';
import type { TableRow } from './table-row.ts';

/** Most files of one data set, and how deep they may lie. */
const fileCountMax = 10_000;
const depthMax = 4;

/**
 * Reads the rows of a table: a file, or all files in a folder in natural order of their names, as parquet
 * (.parquet) or JSON lines (.jsonl). `columns` are those of parquet that are read; folders named
 * `skippedFolder` are passed over. UNREADABLE_SOURCE when
 * there is nothing of the kind; a file that cannot be read among others is a fault.
 */
export async function* readTable(
  path: string,
  columns: readonly string[],
  skippedFolder?: string,
): AsyncGenerator<TableRow> {
  for (const file of await tableFiles(path, skippedFolder)) {
    try {
      yield* extname(file) === '.parquet' ? readParquet(file, columns) : readJsonLines(file);
    } catch (error) {
      if (!isFileError(error)) throw error;
      yield {
        kind: 'fault',
        where: file,
        fault: `cannot be read: ${messageOf(error)}`,
        isFile: true,
      };
    }
  }
}

/** The files of a table. */
async function tableFiles(
  path: string,
  skippedFolder: string | undefined,
): Promise<readonly string[]> {
  const status = await stat(path).catch((cause: unknown) => {
    throw unreadableSource(path, 'there is no such file or folder', cause);
  });
  if (status.isFile()) {
    if (!isTable(path))
      throw unreadableSource(
        path,
        'is neither .parquet nor .jsonl; give such a file, or a folder of them',
      );
    return [path];
  }
  const files: string[] = [];
  const isLookedInto = (entry: Dirent): boolean =>
    entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== skippedFolder;
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareNaturally(a.name, b.name))) {
      const child = join(folder, entry.name);
      if (isLookedInto(entry) && depth < depthMax) await visit(child, depth + 1);
      else if (entry.isFile() && isTable(entry.name)) files.push(child);
      if (files.length > fileCountMax)
        throw unreadableSource(path, `holds more than ${fileCountMax} files; give a part of them`);
    }
  };
  await visit(path, 0);
  if (files.length === 0)
    throw unreadableSource(
      path,
      'holds no .parquet and no .jsonl file; give the folder of the data set',
    );
  return files;
}

function isTable(name: string): boolean {
  return ['.parquet', '.jsonl'].includes(extname(name));
}

/** Errors of the file system have a code such as EACCES; anything else is ours. */
function isFileError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
