import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const helloSchema = z.object({
  tier: z.string(),
  landlockAbi: z.number(),
  kernel: z.string(),
  walls: z.array(z.object({ name: z.string(), state: z.string(), detail: z.string() })),
});
/** What the sandbox runner says of itself and of the walls that it tried. */
export type RunnerHello = z.output<typeof helloSchema>;

/** How long the runner may take to try its walls and answer. */
const helloTimeoutMs = 20_000;
const pollMs = 20;
const errorBytesMax = 4096;
const headerBytesMax = 1024 * 1024;

/** Starts the runner, asks `hello` and ends it. Throws an Error with what the runner said when it does not start. */
export async function askRunner(binary: string): Promise<RunnerHello> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-doctor-'));
  // As root, programs run as another user and must be able to pass through to their scratch folder.
  await chmod(folder, 0o711);
  const socketPath = join(folder, 'runner.sock');
  const runner = spawn(
    binary,
    [
      '--listen',
      socketPath,
      '--scratch',
      join(folder, 'scratch'),
      '--slots',
      '1',
      '--die-with-stdin',
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  runner.stderr.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString('utf8')).slice(0, errorBytesMax);
  });
  const ended = new Promise<never>((_resolve, reject) => {
    runner.once('error', reject);
    runner.once('close', (code) => reject(new Error(said.trim() || `ended with status ${code}`)));
  });
  // Whoever loses the race below must not be an unhandled rejection.
  ended.catch(() => undefined);
  const done = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(helloTimeoutMs), done.signal]);
  try {
    const socket = await Promise.race([connectWhenReady(socketPath, signal), ended]);
    try {
      return await Promise.race([hello(socket, signal), ended]);
    } finally {
      socket.destroy();
    }
  } finally {
    // Ends the attempts to connect to a runner that ended itself.
    done.abort();
    runner.kill();
    await ended.catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

async function connectWhenReady(path: string, signal: AbortSignal): Promise<Socket> {
  for (;;) {
    signal.throwIfAborted();
    const socket = connect(path);
    try {
      await once(socket, 'connect', { signal });
      return socket;
    } catch {
      // Not listening yet.
      socket.destroy();
      await delay(pollMs, undefined, { signal });
    }
  }
}

/** One frame each way: u32le header bytes, u32le payload bytes, header as JSON (native/README.md). */
async function hello(socket: Socket, signal: AbortSignal): Promise<RunnerHello> {
  const request = Buffer.from('{"op":"hello"}');
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(request.length, 0);
  socket.write(Buffer.concat([lengths, request]));
  let received = Buffer.alloc(0);
  while (received.length < 8 || received.length < 8 + received.readUInt32LE(0)) {
    if (received.length > headerBytesMax) throw new Error('answered with more than a hello');
    const [bytes] = await once(socket, 'data', { signal });
    // The event "data" of a socket without encoding carries a Buffer.
    received = Buffer.concat([received, bytes as Buffer]);
  }
  const header: unknown = JSON.parse(
    received.subarray(8, 8 + received.readUInt32LE(0)).toString('utf8'),
  );
  return helloSchema.parse(header);
}
