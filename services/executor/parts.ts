import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { busPart } from '#libs/bus/connection.ts';
import { startWorker } from '#libs/bus/worker.ts';
import type { Part } from '#libs/lifecycle/parts.ts';
import { executorMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { ExecutorConfig } from './config.ts';
import { makeBlob } from './blob.ts';
import type { Executor, Front } from './executor.ts';
import { makeFrontCompiler } from './front-server.ts';
import { filterHandler, giveUpFilter } from './filter-worker.ts';
import { withGiveUp } from './give-up.ts';
import { makeLimiter } from './limiter.ts';
import { cppLanguages, usablePrecompiled } from './precompiled.ts';
import { makeProgramCache } from './program-cache.ts';
import { runnerPart } from './runner-process.ts';
import { executorHandlers } from './server.ts';
import { reachableTools } from './reachable-tools.ts';
import { makeSlotPool } from './slot-pool.ts';
import { makeSlot } from './slot.ts';
import { makeTaskReader } from './task-reader.ts';
import { checkTools } from './tool-check.ts';
import {
  defaultToolchain,
  frontFiles,
  imageLinkerFiles,
  readPathsOf,
  type ImageLinker,
  type Toolchain,
} from './toolchain.ts';
import { giveUpTrace, traceHandler } from './trace-worker.ts';

/** The executor as parts: the sandbox, the two workers when there is a bus, the server. */
export function executorParts(
  config: ExecutorConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  const sandbox = sandboxPart(config, logger);
  const server = serverPart({
    service: 'goldpan.executor.v1.ExecutorService',
    handlers: executorHandlers(sandbox.executor),
    address: config.address,
    reflection: config.reflection,
    security: config,
    messageBytesMax: executorMessageBytesMax,
    logger,
    ...(onListening ? { onListening } : {}),
  });
  if (config.natsUrl === '') return [sandbox.part, server];
  const bus = busPart(() => config.natsUrl, 'goldpan-executor', logger, config);
  const workers: Part = {
    name: 'workers',
    start: () => {
      const work = {
        executor: sandbox.executor(),
        bus: bus.bus(),
        tasks: makeTaskReader(bus.bus()),
        limiter: makeLimiter(config.slotCount),
        clock: Date.now,
      };
      const stopFilter = startWorker(bus.bus(), {
        kind: 'filter',
        parallelCount: config.slotCount,
        handle: withGiveUp(filterHandler(work), giveUpFilter(work)),
      });
      const stopTrace = startWorker(bus.bus(), {
        kind: 'trace',
        parallelCount: config.slotCount,
        handle: withGiveUp(traceHandler(work), giveUpTrace(work)),
      });
      return Promise.resolve(async () => {
        await Promise.all([stopFilter(), stopTrace()]);
      });
    },
  };
  return [sandbox.part, bus.part, workers, server];
}

/** The runner with its slots; `executor` is there once the part has started. */
export function sandboxPart(
  config: ExecutorConfig,
  logger: Logger,
): { part: Part; executor: () => Executor } {
  let executor: Executor | undefined;
  return {
    executor: () => {
      if (executor === undefined) throw new Error('the executor was read before it was started');
      return executor;
    },
    part: {
      name: 'sandbox',
      start: async () => {
        const { imageLinker, front } = await findLadder(config, logger);
        const toolchain = { ...(await findToolchain(config, logger)), imageLinker };
        const runner = runnerPart({
          binary: config.runnerBinary,
          socketPath: config.runnerSocket,
          scratchFolder: config.scratchFolder,
          slotCount: config.slotCount,
          blobBytesMax: config.slotBlobBytesMax,
          readPaths: readPathsOf(toolchain),
          outerWall: config.outerWall,
          logger,
        });
        const stopRunner = await runner.part.start();
        const slots = Array.from({ length: config.slotCount }, (_, index) =>
          makeSlot(index, runner.socketPath),
        );
        const pool = makeSlotPool(slots, config.waitingCountMax);
        try {
          const { signal } = new AbortController();
          const checked = await pool.use((slot) => checkTools(slot, toolchain, logger, signal), {
            signal,
          });
          executor = {
            pool,
            cache: makeProgramCache(config.cacheBytesMax),
            toolchain: checked,
            logger,
            front,
          };
        } catch (error) {
          pool.close();
          await stopRunner();
          throw error;
        }
        return async () => {
          pool.close();
          await Promise.all([stopRunner(), front?.compiler.close()]);
        };
      },
    },
  };
}

/** Both rungs' own files, unless they are turned off or not built. */
async function findLadder(
  config: ExecutorConfig,
  logger: Logger,
): Promise<{ readonly imageLinker: ImageLinker | undefined; readonly front: Front | undefined }> {
  const nothing = { imageLinker: undefined, front: undefined };
  if (config.frontPath === '') return nothing;
  const files = frontFiles(config.frontPath);
  const { program, symbols, runTime } = imageLinkerFiles(config.frontPath);
  const missing = [...Object.values(files), program, symbols, runTime].find(
    (path) => !existsSync(path),
  );
  if (missing !== undefined) {
    logger.warn(
      { missing, remedy: 'npm run setup' },
      'the front rung is not built: judging C++ takes several times as long',
    );
    return nothing;
  }
  return {
    imageLinker: {
      program: makeBlob(await readFile(program), true),
      symbols: makeBlob(await readFile(symbols)),
      runTime: makeBlob(await readFile(runTime), true),
    },
    front: {
      compiler: makeFrontCompiler(files, config.slotCount, logger),
      runTime: makeBlob(await readFile(files.runTimePath), true),
    },
  };
}

async function findToolchain(config: ExecutorConfig, logger: Logger): Promise<Toolchain> {
  const toolchain = {
    ...defaultToolchain(config.nodePath),
    precompiledPath: config.precompiledPath,
  };
  const precompiledLanguages = await usablePrecompiled(
    config.precompiledPath,
    toolchain.compilerPath,
  );
  if (precompiledLanguages.size < cppLanguages.length) {
    logger.warn(
      { folder: config.precompiledPath, remedy: 'npm run setup' },
      'precompiled headers are missing or old: compiling C++ takes two to three times as long',
    );
  }
  return reachableTools({ ...toolchain, precompiledLanguages });
}
