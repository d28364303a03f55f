import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeAccounts, type AccountFiles } from '#libs/bus/accounts.ts';
import { openBlobStore } from '#libs/bus/blobs.ts';
import {
  closeBus,
  connectBus,
  noBusSecurity,
  type Bus,
  type BusSecurity,
} from '#libs/bus/connection.ts';
import { publishEvent, readRunHistory } from '#libs/bus/events.ts';
import { startNatsServer, type NatsServer } from '#libs/bus/nats-server.ts';
import { publish } from '#libs/bus/publish.ts';
import type { BusUser } from '#libs/bus/rights.ts';
import { applyStreams, purgeWork } from '#libs/bus/streams.ts';
import { deadSubject, workSubject } from '#libs/bus/subjects.ts';
import { startWorker } from '#libs/bus/worker.ts';
import { AppError } from '#libs/domain/app-error.ts';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { makeAuthority, type Authority, type IssuedFiles } from '../support/certificates.ts';

const none = noBusSecurity;
const runId = 'run-security';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-security-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a bus that knows its users', () => {
  let server: NatsServer;
  let accounts: AccountFiles;
  const buses: Partial<Record<BusUser, Bus>> = {};
  const busOf = (user: BusUser): Bus => {
    const bus = buses[user];
    if (bus === undefined) throw new Error(`${user} is not connected`);
    return bus;
  };

  beforeAll(async () => {
    accounts = await writeAccounts(join(folder, 'accounts'));
    server = await startNatsServer({
      port: 0,
      binary: 'nats-server',
      configFile: accounts.config,
    });
    for (const user of ['solver', 'executor', 'operator'] as const) {
      const security = { ...none, natsCredentialsFile: accounts.seeds[user] };
      buses[user] = await connectBus(server.url, `goldpan-${user}`, silentLogger, security);
    }
    await applyStreams(busOf('solver'));
  });

  afterAll(async () => {
    for (const bus of Object.values(buses)) await closeBus(bus);
    await server.stop();
  });

  it('lets solver and executor do what they do, and no more is needed', async () => {
    const [solver, executor] = [busOf('solver'), busOf('executor')];
    await applyStreams(solver);
    const value = Buffer.alloc(300_000, 'x');
    const { sha256 } = await (await openBlobStore(solver)).put(value);
    expect(Buffer.from(await (await openBlobStore(executor)).get(sha256)).equals(value)).toBe(true);
    const handled = Promise.withResolvers<string>();
    const stop = startWorker(executor, {
      kind: 'filter',
      parallelCount: 1,
      handle: async (payload) => {
        const fact = { candidatesFiltered: { batchNumber: 1, results: [] } };
        await publishEvent(executor, { runId, timeMs: 1, fact, key: '1' });
        handled.resolve(Buffer.from(payload).toString());
      },
    });
    await publish(solver, {
      subject: workSubject('filter', runId),
      payload: Buffer.from('work'),
      messageId: 'work:1',
    });
    expect(await handled.promise).toBe('work');
    const dead = Promise.withResolvers<string>();
    busOf('operator').connection.subscribe(deadSubject('GOLDPAN_WORK_TRACE', 'executor__trace'), {
      callback: (_error, message) => dead.resolve(message.string()),
    });
    const stopTrace = startWorker(executor, {
      kind: 'trace',
      parallelCount: 1,
      handle: () => Promise.reject(new AppError('INVALID_ARGUMENT', 'BAD', 'never')),
    });
    await publish(solver, {
      subject: workSubject('trace', runId),
      payload: Buffer.from('poison'),
      messageId: 'work:2',
    });
    expect(await dead.promise).toBe('poison');
    await Promise.all([stop(), stopTrace()]);
    await purgeWork(solver, runId);
    const facts: unknown[] = [];
    for await (const { event } of readRunHistory(solver, runId, AbortSignal.timeout(10_000)))
      facts.push(event.candidatesFiltered?.batchNumber);
    expect(facts).toEqual([1]);
  }, 60_000);

  it.each<[BusUser, string, string]>([
    ['executor', 'hand out work', 'goldpan.v1.work.filter.run-x'],
    ['executor', 'start a run', 'goldpan.v1.event.run.run_started.run-x'],
    ['executor', 'sample', 'goldpan.v1.event.run.candidates_sampled.run-x'],
    ['executor', 'choose the submissions', 'goldpan.v1.event.run.submissions_selected.run-x'],
    ['executor', 'change inputs', '$O.GOLDPAN_BLOBS.C.x'],
    ['executor', 'forget events', '$JS.API.STREAM.PURGE.GOLDPAN_EVENTS'],
    ['executor', 'delete a stream', '$JS.API.STREAM.DELETE.GOLDPAN_EVENTS'],
    ['executor', 'change a stream', '$JS.API.STREAM.UPDATE.GOLDPAN_WORK_FILTER'],
    ['executor', 'make a stream', '$JS.API.STREAM.CREATE.MINE'],
    ['executor', 'read the events', '$JS.API.CONSUMER.CREATE.GOLDPAN_EVENTS.mine.>'],
    ['executor', 'read a work item', '$JS.API.STREAM.MSG.GET.GOLDPAN_WORK_FILTER'],
    ['executor', 'drop the queue', '$JS.API.CONSUMER.DELETE.GOLDPAN_WORK_FILTER.executor__filter'],
    ['executor', 'answer in the name of the server', '_INBOX.goldpan-solver.x'],
    ['solver', 'state what an executor found', 'goldpan.v1.event.run.candidates_filtered.run-x'],
    ['solver', 'state what a program did', 'goldpan.v1.event.run.candidates_traced.run-x'],
    ['solver', 'take work', '$JS.API.CONSUMER.MSG.NEXT.GOLDPAN_WORK_FILTER.executor__filter'],
    ['solver', 'finish work', '$JS.ACK.GOLDPAN_WORK_FILTER.executor__filter.1.1.1.1.1'],
    ['solver', 'bury work', 'goldpan.v1.dead.GOLDPAN_WORK_FILTER.executor__filter'],
    ['solver', 'forget events', '$JS.API.STREAM.PURGE.GOLDPAN_EVENTS'],
    ['solver', 'delete a stream', '$JS.API.STREAM.DELETE.GOLDPAN_EVENTS'],
    ['solver', 'answer in the name of the server', '_INBOX.goldpan-executor.x'],
    ['solver', 'write where nobody listens', 'elsewhere'],
  ])('keeps the %s from what it could do to %s', async (user, _what, subject) => {
    const before = await storedCount(busOf('operator'));
    await expect(
      busOf(user).connection.request(subject, '{}', { timeout: 5000 }),
    ).rejects.toMatchObject({ cause: { name: 'PermissionViolationError', subject } });
    expect(await storedCount(busOf('operator'))).toBe(before);
  });

  it.each<[BusUser, string, string]>([
    ['executor', 'work on its way', 'goldpan.v1.work.>'],
    ['executor', 'events', 'goldpan.v1.event.>'],
    ['executor', 'answers to the solver', '_INBOX.goldpan-solver.>'],
    ['executor', 'everything', '>'],
    ['solver', 'work on its way', 'goldpan.v1.work.>'],
    ['solver', 'answers to an executor', '_INBOX.goldpan-executor.>'],
    ['solver', 'all answers', '_INBOX.>'],
    ['solver', 'requests to the server', '$JS.API.>'],
  ])('keeps the %s from listening to %s', async (user, _what, subject) => {
    const refused = Promise.withResolvers<unknown>();
    const { connection } = busOf(user);
    connection.subscribe(subject, { callback: (error) => refused.resolve(error) });
    await connection.flush();
    expect(await refused.promise).toMatchObject({ name: 'PermissionViolationError', subject });
  });

  it('tells at once, and with the remedy, that a publish is refused', async () => {
    const message = { subject: 'goldpan.v1.work.filter.x', payload: Buffer.from('x') };
    await expect(
      publish(busOf('executor'), { ...message, messageId: 'refused:1' }),
    ).rejects.toMatchObject({ code: 'PERMISSION_DENIED', reason: 'SUBJECT_REFUSED' });
  });

  it('lets in nobody else', async () => {
    const elsewhere = await writeAccounts(join(folder, 'elsewhere'));
    for (const security of [none, { ...none, natsCredentialsFile: elsewhere.seeds.operator }]) {
      await expect(
        connectBus(server.url, 'stranger', silentLogger, security),
      ).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'NATS_REFUSED',
        message: expect.stringContaining('GOLDPAN_NATS_CREDS'),
      });
    }
  });

  it('is described by files that hold no secret, and seeds for their owner alone', async () => {
    const config = await readFile(accounts.config, 'utf8');
    for (const path of Object.values(accounts.seeds)) {
      const seed = (await readFile(path, 'utf8')).trim();
      expect(seed).toMatch(/^SU[A-Z2-7]{56}$/);
      expect(config).not.toContain(seed);
      expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    }
    await expect(writeAccounts(join(folder, 'accounts'))).rejects.toMatchObject({
      reason: 'FILE_EXISTS',
    });
  });
});

describe('a bus with user and password', () => {
  it('lets in who knows both, reads a new password at the next connection, and names what is wrong', async () => {
    const configFile = join(folder, 'password.conf');
    await writeFile(configFile, 'authorization { user: goldpan, password: "right-one" }\n');
    const server = await startNatsServer({ port: 0, binary: 'nats-server', configFile });
    const natsPasswordFile = join(folder, 'password');
    const security = { ...none, natsUser: 'goldpan', natsPasswordFile };
    const open = (): Promise<Bus> => connectBus(server.url, 'test', silentLogger, security);
    await expect(open()).rejects.toMatchObject({
      reason: 'INVALID_CONFIG',
      message: expect.stringContaining(`GOLDPAN_NATS_PASSWORD_FILE=${natsPasswordFile}`),
    });
    await writeFile(natsPasswordFile, 'wrong-one\n');
    const refused = await open().catch((error: Error) => error.message);
    expect(refused).toContain('does not let us in');
    expect(refused).not.toContain('wrong-one');
    await writeFile(natsPasswordFile, 'right-one\n');
    await closeBus(await open());
    await server.stop();
  });

  it('is never named by a URL that holds the password', async () => {
    const failure = await connectBus(
      'nats://goldpan:hidden@127.0.0.1:4222',
      'test',
      silentLogger,
    ).catch((error: Error) => error.message);
    expect(failure).toContain('GOLDPAN_NATS_PASSWORD_FILE');
    expect(failure).not.toContain('hidden');
  });
});

describe('a bus over TLS', () => {
  let authority: Authority;
  let stranger: Authority;
  const files = (): Record<'certificate' | 'key' | 'authority' | 'config', string> => ({
    certificate: join(folder, 'nats.pem'),
    key: join(folder, 'nats.key'),
    authority: join(folder, 'nats-authority.pem'),
    config: join(folder, 'nats-tls.conf'),
  });
  const secure = ({ certificate, key }: IssuedFiles, file: string): BusSecurity => ({
    ...none,
    tlsCertificateFile: certificate,
    tlsKeyFile: key,
    tlsAuthorityFile: file,
  });
  /** Gives the server a certificate of an authority, and that authority to trust. */
  const equip = async (by: Authority): Promise<void> => {
    const { certificate, key, authority: trusted } = files();
    const issued = await by.issue({ name: 'nats', names: ['DNS:localhost'] });
    await copyFile(issued.certificate, certificate);
    await copyFile(issued.key, key);
    await copyFile(by.file, trusted);
  };
  let server: NatsServer;
  let url = '';

  beforeAll(async () => {
    authority = await makeAuthority(join(folder, 'ours'));
    stranger = await makeAuthority(join(folder, 'theirs'));
    await equip(authority);
    const { certificate, key, authority: trusted, config } = files();
    await writeFile(
      config,
      `tls { cert_file: "${certificate}", key_file: "${key}", ca_file: "${trusted}", verify: true }\n`,
    );
    server = await startNatsServer({ port: 0, binary: 'nats-server', configFile: config });
    url = server.url.replace('nats:', 'tls:');
  });

  afterAll(async () => {
    await server.stop();
  });

  it('refuses who has no certificate, an expired one, or one of a stranger, and is not taken for another', async () => {
    const good = await authority.issue({ name: 'solver' });
    const expired = await authority.issue({ name: 'expired', isExpired: true });
    const foreign = await stranger.issue({ name: 'solver' });
    await closeBus(await connectBus(url, 'test', silentLogger, secure(good, authority.file)));
    for (const security of [
      { ...none, tlsAuthorityFile: authority.file },
      secure(expired, authority.file),
      secure(foreign, authority.file),
      secure(good, stranger.file),
    ]) {
      await expect(connectBus(url, 'test', silentLogger, security)).rejects.toMatchObject({
        reason: 'NATS_UNAVAILABLE',
      });
    }
  });

  it('is named, not numbered, since certificates hold names', async () => {
    await expect(
      connectBus('tls://192.0.2.1:4222', 'test', silentLogger, none),
    ).rejects.toMatchObject({ reason: 'INVALID_CONFIG' });
  });

  it('is not spoken to in plain text where TLS is asked for', async () => {
    const plain = await startNatsServer({ port: 0, binary: 'nats-server' });
    const good = secure(await authority.issue({ name: 'solver' }), authority.file);
    await expect(
      connectBus(plain.url.replace('nats:', 'tls:'), 'test', silentLogger, good),
    ).rejects.toMatchObject({ message: expect.stringContaining("does not support 'tls'") });
    await plain.stop();
  });

  it('is found again after its certificates, and ours, were replaced by those of another authority', async () => {
    const mine = {
      certificate: join(folder, 'rotating.pem'),
      key: join(folder, 'rotating.key'),
      authority: join(folder, 'rotating-authority.pem'),
    };
    const rotate = async (by: Authority): Promise<void> => {
      const issued = await by.issue({ name: 'solver' });
      await copyFile(issued.certificate, mine.certificate);
      await copyFile(issued.key, mine.key);
      await copyFile(by.file, mine.authority);
    };
    await rotate(authority);
    const bus = await connectBus(url, 'test', silentLogger, secure(mine, mine.authority));
    const reconnected = (async (): Promise<void> => {
      for await (const { type } of bus.connection.status()) if (type === 'reconnect') return;
    })();
    await server.stop();
    await equip(stranger);
    await rotate(stranger);
    const port = Number(new URL(server.url).port);
    server = await startNatsServer({ port, binary: 'nats-server', configFile: files().config });
    await reconnected;
    await expect(bus.connection.rtt()).resolves.toBeGreaterThan(0);
    await closeBus(bus);
  }, 60_000);
});

/** Messages that all streams hold. */
async function storedCount(bus: Bus): Promise<number> {
  const manager = await bus.jetstream.jetstreamManager();
  let count = 0;
  for await (const { state } of manager.streams.list()) count += state.messages;
  return count;
}
