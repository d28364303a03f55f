import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { poolNotFound } from '#libs/pools/pool.ts';
import type { PoolSource } from './labelled-pool.ts';

/**
 * Where each problem's candidates come from, as `--pool` says: nothing means the package's pool.jsonl or
 * else its submissions; "submissions"; a JSONL file or folder of sources, for one problem; or a folder
 * that holds <problem>.jsonl for each problem. NOT_FOUND (POOL_NOT_FOUND) says what was looked for.
 */
export async function poolSourceOf(
  option: string | undefined,
  folder: string,
  problemId: string,
  isOnlyProblem: boolean,
): Promise<PoolSource> {
  if (option === undefined) {
    const path = join(folder, 'pool.jsonl');
    return (await kindOf(path)) === 'file' ? { kind: 'path', path } : { kind: 'submissions' };
  }
  if (option === 'submissions') return { kind: 'submissions' };
  const named = join(option, `${problemId}.jsonl`);
  if ((await kindOf(named)) === 'file') return { kind: 'path', path: named };
  const kind = await kindOf(option);
  if (kind === undefined) throw poolNotFound(option, 'there is nothing');
  if (isOnlyProblem) return { kind: 'path', path: option };
  if (kind === 'folder') throw poolNotFound(named, 'there is no such file');
  throw new AppError(
    'INVALID_ARGUMENT',
    'INVALID_POOL',
    `--pool ${option}: is the pool of one problem, and several are given: name a folder with <problem>.jsonl for each`,
  );
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].some((code) => messageOf(error).includes(code))) return undefined;
    throw poolNotFound(path, messageOf(error), error);
  }
}
