import { stat } from 'node:fs/promises';
import { messageOf } from '#libs/domain/app-error.ts';
import { indexFolder } from '#libs/pools/pool-folder.ts';
import { indexJsonLines } from '#libs/pools/pool-jsonl.ts';
import { poolNotFound, type PoolIndex } from '#libs/pools/pool.ts';

/** Most pools whose places are kept between calls; one of a million lines takes 8 MB. */
const cachedCountMax = 8;

/** Finds the entries of pools, and remembers them as long as the file does not change. */
export type PoolCache = {
  /**
   * Reads through a JSONL file or a folder once, checking every line. Fails with NOT_FOUND
   * (POOL_NOT_FOUND) or FAILED_PRECONDITION (MALFORMED_POOL: file, line, field).
   */
  readonly index: (path: string, signal: AbortSignal) => Promise<PoolIndex>;
};

/** Begins with nothing remembered. */
export function openPoolCache(): PoolCache {
  const known = new Map<string, { stamp: string; index: PoolIndex }>();
  return {
    index: async (path, signal) => {
      const info = await stat(path).catch((error: unknown) => {
        throw poolNotFound(path, messageOf(error), error);
      });
      // A folder's own time says nothing about the folders below it, so folders are read every time.
      if (info.isDirectory()) return indexFolder(path, signal);
      const stamp = `${info.mtimeMs} ${info.size} ${info.ino}`;
      const cached = known.get(path);
      if (cached?.stamp === stamp) return cached.index;
      const index = await indexJsonLines(path, signal);
      known.delete(path);
      known.set(path, { stamp, index });
      const [oldest] = known.keys();
      if (known.size > cachedCountMax && oldest !== undefined) known.delete(oldest);
      return index;
    },
  };
}
