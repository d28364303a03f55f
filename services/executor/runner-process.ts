import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, access, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import type { Part } from '#libs/lifecycle/parts.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import { connectRunner } from './runner-connection.ts';

export type RunnerOptions = {
  /** Path of the native binary. */
  readonly binary: string;
  /** Socket of a runner that somebody else started; empty starts one. */
  readonly socketPath: string;
  /** Folder in which the runner's own folder is made; best a tmpfs. */
  readonly scratchFolder: string;
  readonly slotCount: number;
  readonly blobBytesMax: number;
  /** Trees that programs of some profiles read and execute from. */
  readonly readPaths: readonly string[];
  /** "none", or "gvisor" where the pod itself is the wall around files. */
  readonly outerWall: 'none' | 'gvisor';
  readonly logger: Logger;
};

/** The native runner as a part; `socketPath` is where its slots are found once it has started. */
export type Runner = { readonly part: Part; readonly socketPath: () => string };

const startTimeoutMs = 20_000;
const stopTimeoutMs = 5000;
const restartDelayMs = 200;
const restartDelayMsMax = 5000;
/** A runner that lived this long was healthy: its next restart does not wait. */
const healthyMs = 30_000;
const logCharactersMax = 16_384;

/**
 * Starts the native runner and starts it again whenever it dies, or uses the one at `socketPath`.
 * FAILED_PRECONDITION (RUNNER_MISSING) when the binary is not built, (SANDBOX_REFUSED) when the
 * runner says that a wall is missing on this machine, with its own words.
 */
export function runnerPart(options: RunnerOptions): Runner {
  let socketPath = options.socketPath;
  if (options.socketPath !== '') {
    return {
      socketPath: () => socketPath,
      part: { name: 'runner', start: () => waitForForeign(options.socketPath) },
    };
  }
  return {
    socketPath: () => socketPath,
    part: {
      name: 'runner',
      start: async () => {
        await requireBinary(options.binary);
        const folder = await mkdtemp(join(options.scratchFolder, 'goldpan-runner-'));
        // Programs run as other users, who must be able to pass through to their scratch folder.
        await chmod(folder, 0o711);
        socketPath = join(folder, 'runner.sock');
        try {
          const stop = await keepRunning(options, folder, socketPath);
          return async () => {
            await stop();
            await rm(folder, { recursive: true, force: true });
          };
        } catch (error) {
          await rm(folder, { recursive: true, force: true });
          throw error;
        }
      },
    },
  };
}

async function requireBinary(binary: string): Promise<void> {
  try {
    await access(binary);
  } catch (error) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'RUNNER_MISSING',
      `the sandbox runner is not built (no ${binary}): run \`npm run setup\``,
      { cause: error },
    );
  }
}

async function waitForForeign(socketPath: string): Promise<() => Promise<void>> {
  const deadlineMs = performance.now() + startTimeoutMs;
  for (;;) {
    try {
      (await connectRunner(socketPath)).close();
      return () => Promise.resolve();
    } catch (error) {
      if (performance.now() > deadlineMs) throw error;
      await sleep(restartDelayMs);
    }
  }
}

async function keepRunning(
  options: RunnerOptions,
  folder: string,
  socketPath: string,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let child = startRunner(options, folder, socketPath);
  await child.ready;
  const supervise = async (): Promise<void> => {
    let delayMs = restartDelayMs;
    for (;;) {
      const startedMs = performance.now();
      await child.ended;
      if (stopping.signal.aborted) return;
      options.logger.error({ detail: child.log() }, 'the sandbox runner died, starting it again');
      delayMs =
        performance.now() - startedMs > healthyMs
          ? restartDelayMs
          : Math.min(delayMs * 2, restartDelayMsMax);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      child = startRunner(options, folder, socketPath);
      await child.ready.catch((error: unknown) =>
        options.logger.error({}, 'the sandbox runner did not start', error),
      );
    }
  };
  const supervising = supervise();
  return async () => {
    stopping.abort();
    child.process.kill('SIGTERM');
    const timer = setTimeout(() => child.process.kill('SIGKILL'), stopTimeoutMs);
    await child.ended;
    await supervising;
    clearTimeout(timer);
  };
}

type RunnerChild = {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  readonly log: () => string;
};

function startRunner(options: RunnerOptions, folder: string, socketPath: string): RunnerChild {
  const readPaths = options.readPaths.flatMap((path) => ['--allow-read', path]);
  const outerWall = options.outerWall === 'none' ? [] : ['--outer-wall', options.outerWall];
  const child = spawn(
    options.binary,
    [
      '--listen',
      socketPath,
      '--scratch',
      join(folder, 'scratch'),
      '--slots',
      String(options.slotCount),
      '--blob-bytes-max',
      String(options.blobBytesMax),
      '--die-with-stdin',
      ...readPaths,
      ...outerWall,
    ],
    // Its own group: a Ctrl-C at the terminal is ours to answer. No variable of ours reaches it.
    { stdio: ['pipe', 'ignore', 'pipe'], env: {}, detached: true },
  );
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (log.length < logCharactersMax) log += chunk.toString();
  });
  const ended = Promise.race([
    once(child, 'exit').then(() => undefined),
    new Promise<void>((resolve) =>
      child.once('error', (error) => {
        log += messageOf(error);
        resolve();
      }),
    ),
  ]);
  return {
    process: child,
    ended,
    log: () => log.trim(),
    ready: waitUntilReady(socketPath, ended, () => log.trim(), child),
  };
}

async function waitUntilReady(
  socketPath: string,
  ended: Promise<void>,
  log: () => string,
  child: ChildProcess,
): Promise<void> {
  const deadlineMs = performance.now() + startTimeoutMs;
  for (;;) {
    const outcome = await Promise.race([
      tryConnect(socketPath),
      ended.then(() => 'ended' as const),
    ]);
    if (outcome === 'connected') return;
    if (outcome === 'ended') {
      throw new AppError(
        'FAILED_PRECONDITION',
        'SANDBOX_REFUSED',
        `the sandbox runner did not start: ${log()}`,
      );
    }
    if (performance.now() > deadlineMs) {
      child.kill('SIGKILL');
      throw new AppError(
        'UNAVAILABLE',
        'SANDBOX_UNAVAILABLE',
        `the sandbox runner did not listen within ${startTimeoutMs} ms: ${log()}`,
      );
    }
    await sleep(20);
  }
}

async function tryConnect(socketPath: string): Promise<'connected' | 'refused'> {
  try {
    (await connectRunner(socketPath)).close();
    return 'connected';
  } catch {
    // Not up yet; the caller's deadline bounds how often this is tried.
    return 'refused';
  }
}
