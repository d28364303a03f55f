import { isAppError } from '#libs/domain/app-error.ts';
import type { CompiledProgram } from './compile.ts';

/** Compiled programs by what they were compiled from. */
export type ProgramCache = {
  /**
   * The compiled program of `key`, from the cache or from `compile`. Callers that ask for the same key
   * at the same time share one compilation; when its owner is cancelled or fails by a fault of ours,
   * the next of them compiles anew. A result from the cache has `isCached` and no CPU time.
   */
  readonly get: (key: string, compile: () => Promise<CompiledProgram>) => Promise<CompiledProgram>;
  /** Forgets a program that will not be asked for again. */
  readonly drop: (key: string) => void;
};

/** A cache of at most `bytesMax` bytes of binaries, sources and logs; the least recently used go first. */
export function makeProgramCache(bytesMax: number): ProgramCache {
  const entries = new Map<string, CompiledProgram>();
  const pending = new Map<string, Promise<CompiledProgram>>();
  let byteCount = 0;

  const drop = (key: string): void => {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    byteCount -= sizeOf(entry);
  };

  const store = (key: string, entry: CompiledProgram): void => {
    drop(key);
    const size = sizeOf(entry);
    if (size > bytesMax) return;
    entries.set(key, entry);
    byteCount += size;
    for (const oldest of entries.keys()) {
      if (byteCount <= bytesMax) return;
      drop(oldest);
    }
  };

  const get: ProgramCache['get'] = async (key, compile) => {
    for (;;) {
      const entry = entries.get(key);
      if (entry !== undefined) {
        entries.delete(key);
        entries.set(key, entry);
        return asCached(entry);
      }
      const shared = pending.get(key);
      if (shared === undefined) break;
      try {
        return asCached(await shared);
      } catch (error) {
        // The owner's failure is not ours: each round has another owner, so this ends.
        if (!isAppError(error)) throw error;
      }
    }
    const own = compile();
    pending.set(key, own);
    try {
      const entry = await own;
      store(key, entry);
      return entry;
    } finally {
      pending.delete(key);
    }
  };

  return { get, drop };
}

/** Bookkeeping of one entry, so that a million tiny ones are bounded too. */
const entryBytes = 1024;

function sizeOf({ compilation, outcome }: CompiledProgram): number {
  const blobs = outcome.kind === 'ready' ? outcome.executable.blobs : [];
  return (
    entryBytes + compilation.log.length + blobs.reduce((sum, blob) => sum + blob.bytes.length, 0)
  );
}

function asCached(program: CompiledProgram): CompiledProgram {
  return {
    ...program,
    compilation: { ...program.compilation, cpuTimeMs: 0, wallTimeMs: 0, isCached: true },
  };
}
