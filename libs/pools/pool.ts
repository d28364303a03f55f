import { AppError } from '../domain/app-error.ts';
import type { PoolEntry } from './pool-entry.ts';

/** A recorded pool whose entries are read one at a time; only their places are in memory. */
export type PoolIndex = {
  readonly size: number;
  /** Opens it for reading; close the reader in the end. */
  readonly open: () => Promise<PoolReader>;
};

export type PoolReader = {
  /** The entry at a place below `size`. FAILED_PRECONDITION (MALFORMED_POOL) when it is no longer what it was. */
  readonly read: (index: number) => Promise<PoolEntry>;
  readonly close: () => Promise<void>;
};

/** There is no such pool, or nothing in it. */
export function poolNotFound(path: string, description: string, cause?: unknown): AppError {
  const message = `no pool at ${path}: ${description}; a pool is a .jsonl file or a folder of source files`;
  return new AppError('NOT_FOUND', 'POOL_NOT_FOUND', message, { metadata: { path }, cause });
}

/** A line or file of a pool is not what it must be. */
export function malformedPool(place: string, description: string, cause?: unknown): AppError {
  return new AppError('FAILED_PRECONDITION', 'MALFORMED_POOL', `${place}: ${description}`, {
    metadata: { place },
    cause,
  });
}
