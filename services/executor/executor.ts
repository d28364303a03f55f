import { createHash } from 'node:crypto';
import { AppError } from '#libs/domain/app-error.ts';
import type { Program } from '#libs/domain/program.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { compileSources, type CompiledProgram, type Sources } from './compile.ts';
import type { Blob } from './blob.ts';
import type { FrontCompiler } from './front-server.ts';
import type { ProgramCache } from './program-cache.ts';
import { useSlotWithRetry } from './retry.ts';
import type { SlotPool } from './slot-pool.ts';
import type { Slot } from './slot.ts';
import type { Toolchain } from './toolchain.ts';

/** What judging, running and tracing share. */
export type Executor = {
  readonly pool: SlotPool;
  readonly cache: ProgramCache;
  readonly toolchain: Toolchain;
  readonly logger: Logger;
  /** Absent where the front rung is not built. */
  readonly front: Front | undefined;
};

/** The front rung: what compiles for it, and the program that runs what it compiled. */
export type Front = { readonly compiler: FrontCompiler; readonly runTime: Blob };

/**
 * Compiles a program on a slot and goes on with it on the same slot, which holds the binary already.
 * When the sandbox fails on the way, all of it is done again on another slot: `work` must start afresh.
 */
export function withCompiled<T>(
  executor: Executor,
  program: Program,
  signal: AbortSignal,
  work: (slot: Slot, compiled: CompiledProgram) => Promise<T>,
): Promise<T> {
  return useSlotWithRetry(executor.pool, executor.logger, signal, async (slot) => {
    const compiled = await compileCached(executor, slot, sourcesOf(program), signal);
    const result = await work(slot, compiled);
    // The cache has it; a slot that kept every program would run out of room for what it needs.
    if (compiled.outcome.kind === 'ready')
      await slot.drop(
        compiled.outcome.executable.blobs.map((blob) => blob.id),
        signal,
      );
    return result;
  });
}

/**
 * Compiles on the given slot unless the cache has the same sources. FAILED_PRECONDITION
 * (LANGUAGE_UNAVAILABLE) when the language's tools do not work on this machine.
 */
export async function compileCached(
  executor: Executor,
  slot: Slot,
  sources: Sources,
  signal: AbortSignal,
): Promise<CompiledProgram> {
  const { language } = sources;
  const fault = executor.toolchain.unavailable.get(language);
  if (fault !== undefined) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'LANGUAGE_UNAVAILABLE',
      `${language} cannot be run here: ${fault}`,
      { metadata: { language } },
    );
  }
  return await executor.cache.get(keyOf(sources), () =>
    compileSources(slot, executor.toolchain, sources, signal),
  );
}

/** Makes the cache forget a program that fell out: only those that go on are asked for again. */
export function forgetProgram(executor: Executor, program: Program): void {
  executor.cache.drop(keyOf(sourcesOf(program)));
}

function sourcesOf(program: Program): Sources {
  const files = [{ name: 'program.cpp', content: program.source }];
  return { language: program.language, files, takesArguments: false };
}

/** Exact bytes: what is equal up to comments may still differ in __LINE__, and hashing costs nothing. */
function keyOf({ language, files, takesArguments }: Sources): string {
  const hash = createHash('sha256').update(`${language} ${takesArguments}`);
  for (const { name, content } of files)
    hash.update(`\0${name}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}
