import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, messageOf } from '../domain/app-error.ts';

export type NatsServerOptions = {
  /** Folder of the streams; undefined makes a temporary one that is removed at the end. */
  readonly storeFolder?: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Path or name of the binary. */
  readonly binary: string;
  /** Path of a configuration file, such as that of `writeAccounts`; the options above win over it. */
  readonly configFile?: string;
};

export type NatsServer = {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

const startTimeoutMs = 10_000;
const stopTimeoutMs = 10_000;

/**
 * Starts a real nats-server with JetStream on loopback, as all-in-one mode and tests do.
 * FAILED_PRECONDITION (NATS_SERVER_MISSING) names the command that installs it.
 */
export async function startNatsServer(options: NatsServerOptions): Promise<NatsServer> {
  const temporary =
    options.storeFolder === undefined ? await mkdtemp(join(tmpdir(), 'goldpan-nats-')) : undefined;
  const port = options.port === 0 ? await freePort() : options.port;
  const folder = options.storeFolder ?? temporary ?? '';
  // Tells our server from another that already listens on the port.
  const name = `goldpan-${randomUUID()}`;
  const child = spawn(
    options.binary,
    [
      ...(options.configFile === undefined ? [] : ['--config', options.configFile]),
      '--name',
      name,
      '--addr',
      '127.0.0.1',
      '--port',
      String(port),
      '--jetstream',
      '--store_dir',
      folder,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Its own group: a Ctrl-C at the terminal is ours to answer, and the bus stops last.
      detached: true,
    },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (log.length < 16_384) log += chunk.toString();
  });
  const ended = new Promise<Error | undefined>((resolve) => {
    child.once('error', resolve);
    child.once('exit', () => resolve(undefined));
  });
  const removeStore = async (): Promise<void> => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  const url = `nats://127.0.0.1:${port}`;
  try {
    await waitUntilReady(url, name, ended, () => log);
  } catch (error) {
    child.kill('SIGKILL');
    await removeStore();
    throw error;
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await ended;
      clearTimeout(timer);
      await removeStore();
    },
  };
}

async function waitUntilReady(
  url: string,
  name: string,
  ended: Promise<Error | undefined>,
  log: () => string,
): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const outcome = await Promise.race([askName(url), ended.then((error) => ({ error }))]);
    if (outcome === name) return;
    if (typeof outcome === 'object') throw startFailure(url, outcome.error, log());
    if (Date.now() > deadline) {
      throw new AppError(
        'UNAVAILABLE',
        'NATS_SERVER_FAILED',
        `nats-server did not answer at ${url} within ${startTimeoutMs} ms:\n${log()}`,
      );
    }
    await sleep(50);
  }
}

/** The name of the server at a URL, which it tells before it asks who we are; undefined when none answers. */
function askName(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    let text = '';
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes('\n') && text.length < 65_536) return;
      resolve(/^INFO .*"server_name":"([^"]*)"/.exec(text)?.[1]);
      socket.destroy();
    });
    // Not up yet; the caller's deadline bounds how often this is tried.
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(undefined));
  });
}

function startFailure(url: string, error: Error | undefined, log: string): AppError {
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') {
    return new AppError(
      'FAILED_PRECONDITION',
      'NATS_SERVER_MISSING',
      'nats-server is not installed: run `sudo apt-get install nats-server`, or `npm run setup`',
    );
  }
  if (/address already in use/.test(log)) {
    return new AppError(
      'FAILED_PRECONDITION',
      'ADDRESS_IN_USE',
      `the address of ${url} is in use: stop what listens there or choose another port`,
    );
  }
  return new AppError(
    'UNAVAILABLE',
    'NATS_SERVER_FAILED',
    `nats-server did not start: ${error ? messageOf(error) : log}`,
  );
}

/** Asks the system for a port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() =>
        bound !== null && typeof bound === 'object'
          ? resolve(bound.port)
          : reject(new Error('no port')),
      );
    });
  });
}
