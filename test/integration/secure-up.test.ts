import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeBus, connectBus, noBusSecurity } from '#libs/bus/connection.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeAuthority } from '../support/certificates.ts';
import { projectFolder, runGoldpan } from '../support/command.ts';

let folder = '';
let mesh: ChildProcess | undefined;
let environment: Record<string, string> = {};
let shown = '';

/** What `goldpan up` shows beside a name in its table. */
const cell = (name: string): string => {
  const found = new RegExp(`│ ${name} +│ (\\S+) +│`).exec(shown)?.[1];
  if (found === undefined) throw new Error(`goldpan up shows no ${name}:\n${shown}`);
  return found;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-secure-up-'));
  const authority = await makeAuthority(folder);
  const { certificate, key } = await authority.issue({
    name: 'operator',
    names: ['IP:127.0.0.1'],
  });
  environment = {
    GOLDPAN_TLS_CERT: certificate,
    GOLDPAN_TLS_KEY: key,
    GOLDPAN_TLS_CA: authority.file,
  };
  const child = spawn(
    join(projectFolder, 'services/cli/goldpan'),
    ['up', '--ephemeral', '--log-level', 'error'],
    {
      cwd: projectFolder,
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  mesh = child;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (shown.includes('ready')) resolve();
  });
  child.once('exit', (status) => reject(new Error(`goldpan up ended with ${status}`)));
  await promise;
}, 60_000);

afterAll(async () => {
  if (mesh !== undefined && mesh.exitCode === null) {
    mesh.kill('SIGTERM');
    await once(mesh, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it('protects a mesh in one process with the certificate of its operator', async () => {
  const solved = await runGoldpan(
    [
      ...['solve', 'examples/stair-paint', '--solver', cell('solver')],
      ...['--samples', '10', '--inputs', '3', '--out', join(folder, 'out')],
    ],
    { environment },
  );
  expect({ status: solved.status, stderr: solved.status === 0 ? '' : solved.stderr }).toEqual({
    status: 0,
    stderr: '',
  });
  const stranger = await runGoldpan(['runs', '--solver', cell('solver')]);
  expect({ status: stranger.status, stderr: stranger.stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining('where the server has TLS, set GOLDPAN_TLS_CA'),
  });
}, 180_000);

it('keeps other processes of the machine from the bus, and lets the operator look', async () => {
  await expect(connectBus(cell('nats'), 'stranger', silentLogger)).rejects.toMatchObject({
    reason: 'NATS_REFUSED',
  });
  const security = { ...noBusSecurity, natsCredentialsFile: cell('nats operator key') };
  const bus = await connectBus(cell('nats'), 'operator', silentLogger, security);
  const manager = await bus.jetstream.jetstreamManager();
  const { state } = await manager.streams.info('GOLDPAN_EVENTS');
  expect(state.messages).toBeGreaterThan(0);
  await closeBus(bus);
});
