import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf } from '../../domain/app-error.ts';
import { compareNaturally } from '../../packages/natural-order.ts';
import { parseJson } from '../tables/json.ts';
import type { TableRow } from '../tables/table-row.ts';

/** Largest file of a problem, in bytes. */
const fileBytesMax = 256 * 1024 * 1024;
/** Folders above the problems: none, a split (train, test), or the data set with its splits. */
const depthMax = 3;

/** Whether a folder is APPS as its authors publish it: below it lies a folder with question.txt. */
export async function isAppsFolder(path: string): Promise<boolean> {
  for await (const folder of problemFolders(path, 0)) return folder !== '';
  return false;
}

/**
 * Reads APPS as its authors publish it: a folder a problem with question.txt, input_output.json,
 * solutions.json, metadata.json and starter_code.py. Rows are those of the JSON lines edition.
 */
export async function* readAppsFolder(path: string): AsyncGenerator<TableRow> {
  for await (const where of problemFolders(path, 0)) {
    try {
      const metadata = parseMetadata((await readIfThere(join(where, 'metadata.json'))) ?? '');
      yield {
        kind: 'row',
        where,
        value: {
          problem_id: basename(where),
          question: await readIfThere(join(where, 'question.txt')),
          input_output: await readIfThere(join(where, 'input_output.json')),
          solutions: await readIfThere(join(where, 'solutions.json')),
          starter_code: await readIfThere(join(where, 'starter_code.py')),
          url: metadata,
        },
      };
    } catch (error) {
      yield { kind: 'fault', where, fault: messageOf(error) };
    }
  }
}

async function* problemFolders(path: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name === 'question.txt')) {
    yield path;
    return;
  }
  if (depth >= depthMax) return;
  for (const entry of entries.sort((a, b) => compareNaturally(a.name, b.name))) {
    if (entry.isDirectory()) yield* problemFolders(join(path, entry.name), depth + 1);
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return undefined;
  if (!status.isFile() || status.size > fileBytesMax)
    throw new Error(`${basename(path)} is no file of at most ${fileBytesMax} bytes`);
  return readFile(path, 'utf8');
}

function parseMetadata(json: string): string | undefined {
  if (json.trim() === '') return undefined;
  let value: unknown;
  try {
    value = parseJson(json);
  } catch (cause) {
    throw new Error(`metadata.json is no JSON (${messageOf(cause).slice(0, 120)})`, { cause });
  }
  const url = typeof value === 'object' && value !== null && 'url' in value ? value.url : undefined;
  return typeof url === 'string' ? url : undefined;
}
