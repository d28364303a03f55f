import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Client,
  Metadata,
  credentials,
  type ChannelCredentials,
  type StatusObject,
} from '@grpc/grpc-js';
import { startParts } from '#libs/lifecycle/parts.ts';
import { allowedRoles, roles, type Role } from '#libs/rpc/authorisation.ts';
import { connect } from '#libs/rpc/client.ts';
import { duplex, serverStream, unary, type Handler } from '#libs/rpc/handler.ts';
import { loopbackSecurity, type ClientSecurity, type ServerSecurity } from '#libs/rpc/security.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import { silentLogger, type LogFields, type Logger } from '#libs/telemetry/logger.ts';
import { serviceDefinition, type Services } from '#libs/wire/schema.ts';
import { makeAuthority, type Authority, type IssuedFiles } from '../support/certificates.ts';

const policyService = 'goldpan.policy.v1.PolicyService';
const local = ['IP:127.0.0.1', 'DNS:localhost'];
const options = { timeoutMs: 5000 };
const stops: (() => Promise<void>)[] = [];
let folder = '';
let authority: Authority;
let stranger: Authority;
let server: IssuedFiles;
let handledCount = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-security-'));
  authority = await makeAuthority(join(folder, 'ours'));
  stranger = await makeAuthority(join(folder, 'theirs'));
  server = await authority.issue({ name: 'policy', names: local });
});

afterAll(async () => {
  for (const stop of stops) await stop();
  await rm(folder, { recursive: true, force: true });
});

/** Handlers that do nothing but count, of every kind that the methods of a service have. */
const handlersOf = (service: keyof Services): Readonly<Record<string, Handler>> =>
  Object.fromEntries(
    Object.entries(serviceDefinition(service)).map(([name, method]) => {
      const none = (): AsyncIterable<object> => {
        handledCount++;
        return Readable.from([]);
      };
      const handler = method.requestStream
        ? duplex(none)
        : method.responseStream
          ? serverStream(none)
          : unary(() => Promise.resolve({ handled: ++handledCount }));
      return [name, handler];
    }),
  );

/** Starts a server of a service; resolves with its address. */
const serve = async (
  security: Partial<ServerSecurity>,
  {
    service = policyService,
    address = '127.0.0.1:0',
    reflection = false,
    logger = silentLogger,
  }: {
    service?: keyof Services;
    address?: string;
    reflection?: boolean;
    logger?: Logger;
  } = {},
): Promise<string> => {
  let bound = '';
  const part = serverPart({
    service,
    // One handler for each method of the service, by its definition.
    handlers: handlersOf(service) as Parameters<typeof serverPart>[0]['handlers'],
    address,
    reflection,
    security: { ...loopbackSecurity, callerPrefix: 'spiffe://goldpan/', ...security },
    messageBytesMax: defaultMessageBytesMax,
    logger,
    onListening: (listening) => {
      bound = listening;
    },
  });
  stops.push(await startParts([part], logger));
  return bound;
};

const tlsOf = ({ certificate, key }: IssuedFiles, file = authority.file) => ({
  tlsCertificateFile: certificate,
  tlsKeyFile: key,
  tlsAuthorityFile: file,
});

/** Calls ListPolicies and resolves with its outcome: "OK", or code and reason of the failure. */
const listPolicies = async (
  address: string,
  security: Partial<ClientSecurity>,
): Promise<string> => {
  const client = connect(policyService, address, defaultMessageBytesMax, {
    ...loopbackSecurity,
    ...security,
  });
  try {
    await client.call('ListPolicies', {}, options);
    return 'OK';
  } catch (error) {
    const { code, reason } = error as { code: string; reason: string };
    return `${code} ${reason}`;
  } finally {
    client.close();
  }
};

const tokenOf = (name: string): string => `token-of-${name}-0123456789abcdef`;
const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Writes a tokens file that knows one token for each role. */
const writeTokens = async (name: string): Promise<string> => {
  const path = join(folder, name);
  const lines = roles.map((role) => `${digestOf(tokenOf(role))} ${role} ${role}-1`);
  await writeFile(path, `# who may call\n\n${lines.join('\n')}\n`);
  return path;
};

const writeToken = async (name: string, token = tokenOf(name)): Promise<string> => {
  const path = join(folder, `${name}.token`);
  await writeFile(path, `${token}\n`);
  return path;
};

describe('mutual TLS', () => {
  let address = '';
  beforeAll(async () => {
    address = await serve(tlsOf(server));
  });

  it('lets in a caller by the URI name of its certificate', async () => {
    const names = ['URI:spiffe://goldpan/platform/alice'];
    const files = await authority.issue({ name: 'alice', names });
    expect(await listPolicies(address, tlsOf(files))).toBe('OK');
  });

  it('lets in a caller by a common name that is a role', async () => {
    const files = await authority.issue({ name: 'operator' });
    expect(await listPolicies(address, tlsOf(files))).toBe('OK');
  });

  it.each([
    ['another trust domain', 'viewer', ['URI:spiffe://elsewhere/operator']],
    ['no role', 'somebody', []],
    ['two roles', 'two', ['URI:spiffe://goldpan/viewer', 'URI:spiffe://goldpan/operator']],
    ['a role within a longer word', 'longer', ['URI:spiffe://goldpan/operators']],
  ])('refuses a certificate that names %s', async (_what, name, names) => {
    const files = await authority.issue({ name, names });
    expect(await listPolicies(address, tlsOf(files))).toBe('UNAUTHENTICATED UNKNOWN_CALLER');
  });

  it('refuses a known caller what is not for its role', async () => {
    const files = await authority.issue({
      name: 'trainer',
      names: ['URI:spiffe://goldpan/executor'],
    });
    expect(await listPolicies(address, tlsOf(files))).toBe('PERMISSION_DENIED NOT_ALLOWED');
  });

  it('refuses plain text, a caller without a certificate, an expired one, and one of a stranger', async () => {
    const before = handledCount;
    const expired = await authority.issue({
      name: 'expired',
      names: ['URI:spiffe://goldpan/operator'],
      isExpired: true,
    });
    const foreign = await stranger.issue({ name: 'operator' });
    for (const security of [
      {},
      { tlsAuthorityFile: authority.file },
      tlsOf(expired),
      tlsOf(foreign),
    ])
      expect(await listPolicies(address, security)).toBe('UNAVAILABLE GRPC_UNAVAILABLE');
    expect(handledCount).toBe(before);
  });

  it('shows a caller that the server is not who it should be', async () => {
    const operator = await authority.issue({ name: 'operator' });
    const otherName = await serve(
      tlsOf(await authority.issue({ name: 'scorer', names: ['DNS:scorer.example'] })),
    );
    expect(await listPolicies(otherName, tlsOf(operator))).toBe('UNAVAILABLE GRPC_UNAVAILABLE');
    const foreign = await serve(tlsOf(await stranger.issue({ name: 'policy', names: local })));
    expect(await listPolicies(foreign, tlsOf(operator))).toBe('UNAVAILABLE GRPC_UNAVAILABLE');
  });
});

describe('rotation', () => {
  it('shows a new certificate to new connections, trusts a new authority, and outlives half-written files', async () => {
    const paths = {
      certificate: join(folder, 'rotating.pem'),
      key: join(folder, 'rotating.key'),
    };
    const rotate = async (files: IssuedFiles): Promise<void> => {
      await copyFile(files.certificate, paths.certificate);
      await copyFile(files.key, paths.key);
    };
    const trusted = join(folder, 'trusted.pem');
    await copyFile(authority.file, trusted);
    await rotate(await authority.issue({ name: 'first', names: local }));
    const told = Promise.withResolvers<void>();
    const logger: Logger = {
      ...silentLogger,
      warn: (_fields: LogFields, message: string) => {
        if (message.startsWith('new certificates do not fit')) told.resolve();
      },
    };
    const address = await serve(tlsOf(paths, trusted), { logger });
    const operator = tlsOf(await authority.issue({ name: 'operator' }));
    expect(await shownName(address)).toBe('first');

    await writeFile(paths.key, 'half a key');
    await told.promise;
    expect(await shownName(address)).toBe('first');
    expect(await listPolicies(address, operator)).toBe('OK');

    // A connection that is open goes on while new ones see the new certificate.
    const open = connect(policyService, address, defaultMessageBytesMax, {
      ...loopbackSecurity,
      ...operator,
    });
    await open.call('ListPolicies', {}, options);
    await rotate(await stranger.issue({ name: 'second', names: local }));
    await copyFile(stranger.file, trusted);
    const theirOperator = tlsOf(await stranger.issue({ name: 'operator' }), stranger.file);
    while ((await shownName(address)) !== 'second') await sleep(100);
    expect(await listPolicies(address, theirOperator)).toBe('OK');
    expect(await listPolicies(address, operator)).toBe('UNAVAILABLE GRPC_UNAVAILABLE');
    await expect(open.call('ListPolicies', {}, options)).resolves.toBeDefined();
    open.close();
  }, 30_000);
});

/** The common name of the certificate that a server shows to a new connection. */
const shownName = (address: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const [host, port] = address.split(':');
    const socket = connectTls(
      { host, port: Number(port), ALPNProtocols: ['h2'], rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate().subject.CN?.toString());
        socket.destroy();
      },
    );
    socket.on('error', reject);
  });

/** A port that is free now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const bound = listener.address();
      listener.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : 0));
    });
  });

/** Status number of a call with an empty request, by a client that knows nothing of ours. */
const rawStatus = (
  address: string,
  channel: ChannelCredentials,
  path: string,
  token?: string,
): Promise<number> => {
  const client = new Client(address, channel);
  return callRaw(client, path, { token }).finally(() => client.close());
};

const callRaw = (
  client: Client,
  path: string,
  { token, message = Buffer.alloc(0) }: { token?: string | undefined; message?: Buffer },
): Promise<number> =>
  new Promise((resolve) => {
    const metadata = new Metadata();
    if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
    const call = client.makeServerStreamRequest(
      path,
      () => message,
      (bytes) => bytes,
      {},
      metadata,
      { deadline: Date.now() + 5000 },
    );
    call.on('data', () => {});
    call.on('error', () => {});
    call.on('status', ({ code }: StatusObject) => resolve(code));
  });

describe('tokens', () => {
  it.each([
    ['on loopback', () => ({})],
    ['over TLS, without a client certificate', () => tlsOf(server)],
  ])('let their callers in %s, and nobody else', async (_where, tls) => {
    const address = await serve({ ...tls(), tokensFile: await writeTokens('tokens') });
    const files = 'tlsAuthorityFile' in tls() ? { tlsAuthorityFile: authority.file } : {};
    const tokenFile = await writeToken('viewer');
    expect(await listPolicies(address, { ...files, tokenFile })).toBe('OK');
    expect(await listPolicies(address, files)).toBe('UNAUTHENTICATED NO_IDENTITY');
    const unknown = await writeToken('unknown');
    expect(await listPolicies(address, { ...files, tokenFile: unknown })).toBe(
      'UNAUTHENTICATED UNKNOWN_TOKEN',
    );
  });

  it('leave no way around themselves by a certificate of a stranger', async () => {
    const address = await serve({ ...tlsOf(server), tokensFile: await writeTokens('tokens') });
    const foreign = await stranger.issue({ name: 'operator' });
    expect(await listPolicies(address, tlsOf(foreign))).toBe('UNAUTHENTICATED NO_IDENTITY');
    const expired = await authority.issue({ name: 'operator', isExpired: true });
    expect(await listPolicies(address, tlsOf(expired))).toBe('UNAUTHENTICATED NO_IDENTITY');
  });

  it('count before a certificate, and are refused even beside a good one', async () => {
    const address = await serve({ ...tlsOf(server), tokensFile: await writeTokens('tokens') });
    const operator = tlsOf(await authority.issue({ name: 'operator' }));
    expect(await listPolicies(address, operator)).toBe('OK');
    const unknown = { ...operator, tokenFile: await writeToken('unknown') };
    expect(await listPolicies(address, unknown)).toBe('UNAUTHENTICATED UNKNOWN_TOKEN');
    const narrower = { ...operator, tokenFile: await writeToken('executor') };
    expect(await listPolicies(address, narrower)).toBe('PERMISSION_DENIED NOT_ALLOWED');
  });

  it('can be withdrawn and added without a restart', async () => {
    const tokensFile = await writeTokens('changing');
    const address = await serve({ tokensFile });
    const viewer = { tokenFile: await writeToken('viewer') };
    expect(await listPolicies(address, viewer)).toBe('OK');
    await writeFile(tokensFile, `${digestOf(tokenOf('newcomer'))} platform newcomer\n`);
    expect(await listPolicies(address, viewer)).toBe('UNAUTHENTICATED UNKNOWN_TOKEN');
    const newcomer = { tokenFile: await writeToken('newcomer') };
    expect(await listPolicies(address, newcomer)).toBe('OK');
    // A faulty file changes nothing.
    await writeFile(tokensFile, 'rubbish\n');
    expect(await listPolicies(address, newcomer)).toBe('OK');
  });

  it('are never sent, nor taken, over a network in plain text', async () => {
    const tokenFile = await writeToken('viewer');
    expect(await listPolicies('dns:///policy.example:50051', { tokenFile }).catch(String)).toMatch(
      /GOLDPAN_TOKEN_FILE would cross the network to dns:\/\/\/policy.example:50051/,
    );
    const open = serve(
      { tokensFile: await writeTokens('tokens'), isPlainTextAllowed: true },
      { address: '0.0.0.0:0' },
    );
    await expect(open).rejects.toMatchObject({
      reason: 'PLAIN_TEXT_REFUSED',
      message: expect.stringContaining('tokens would cross the network'),
    });
  });

  it.each([
    ['a token in the clear', 'my-secret-token viewer v', ":1 must begin with a token's SHA-256"],
    ['an unknown role', `${'0'.repeat(64)} root v`, ':1 must name a role after the digest: policy'],
    ['no name', `# x\n${'0'.repeat(64)} viewer`, ':2 must end with one name'],
  ])('are refused at the start from a file with %s', async (_what, text, message) => {
    const tokensFile = join(folder, 'faulty');
    await writeFile(tokensFile, text);
    const failure = await serve({ tokensFile }).catch((error: Error) => error.message);
    expect(failure).toContain(`${tokensFile}${message}`);
    expect(failure).not.toContain('my-secret-token');
  });
});

describe('the table of who may call what', () => {
  const rows = (Object.keys(allowedRoles) as (keyof Services)[]).flatMap((service) =>
    Object.entries<readonly Role[]>(allowedRoles[service]).map(
      ([method, allowed]) => [`${service}/${method}`, service, method, allowed] as const,
    ),
  );
  const clients = new Map<string, Client>();
  const clientOf = (service: string): Client => {
    const client = clients.get(service);
    if (client === undefined) throw new Error(`${service} is not served`);
    return client;
  };
  beforeAll(async () => {
    const tokensFile = await writeTokens('tokens');
    for (const service of Object.keys(allowedRoles) as (keyof Services)[]) {
      const address = await serve({ tokensFile }, { service });
      clients.set(service, new Client(address, credentials.createInsecure()));
    }
  });
  afterAll(() => {
    for (const client of clients.values()) client.close();
  });

  it.each(rows)('holds for %s', async (_name, service, method, allowed) => {
    for (const role of roles) {
      const before = handledCount;
      const isAllowed = role === 'operator' || allowed.includes(role);
      const status = await callRaw(clientOf(service), `/${service}/${method}`, {
        token: tokenOf(role),
      });
      expect({ role, status, handled: handledCount - before }).toEqual(
        isAllowed ? { role, status: 0, handled: 1 } : { role, status: 7, handled: 0 },
      );
    }
  });
});

describe('a server', () => {
  it('speaks plain text beyond loopback only when told to', async () => {
    await expect(serve({}, { address: '0.0.0.0:0' })).rejects.toMatchObject({
      reason: 'PLAIN_TEXT_REFUSED',
      message: expect.stringMatching(/0\.0\.0\.0:0 .*GOLDPAN_TLS_CERT.*GOLDPAN_INSECURE=true/),
    });
    const address = await serve({ isPlainTextAllowed: true }, { address: '0.0.0.0:0' });
    expect(await listPolicies(address.replace('0.0.0.0', '127.0.0.1'), {})).toBe('OK');
  });

  it('takes no message that is larger than its limit', async () => {
    const address = await serve({});
    const client = new Client(address, credentials.createInsecure());
    const status = await callRaw(client, `/${policyService}/ListPolicies`, {
      message: Buffer.alloc(defaultMessageBytesMax + 1),
    });
    client.close();
    expect(status).toBe(8);
  });

  it('tells its health to the known alone, and to probes on a port of its own', async () => {
    const healthAddress = `127.0.0.1:${await freePort()}`;
    const address = await serve({
      ...tlsOf(server),
      tokensFile: await writeTokens('t'),
      healthAddress,
    });
    const check = '/grpc.health.v1.Health/Check';
    const secure = credentials.createSsl(await readFile(authority.file));
    expect(await rawStatus(address, secure, check)).toBe(16);
    expect(await rawStatus(address, secure, check, tokenOf('executor'))).toBe(0);
    const plain = credentials.createInsecure();
    expect(await rawStatus(healthAddress, plain, check)).toBe(0);
    // Nothing else is served there.
    const list = `/${policyService}/ListPolicies`;
    expect(await rawStatus(healthAddress, plain, list, tokenOf('operator'))).toBe(12);
  });

  it('serves reflection on loopback alone, to the known alone', async () => {
    const reflect = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
    const tokensFile = await writeTokens('tokens');
    const plain = credentials.createInsecure();
    const address = await serve({ tokensFile }, { reflection: true });
    expect(await rawStatus(address, plain, reflect)).toBe(16);
    expect(await rawStatus(address, plain, reflect, tokenOf('viewer'))).toBe(0);
    const off = await serve({ tokensFile });
    expect(await rawStatus(off, plain, reflect, tokenOf('viewer'))).toBe(12);
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_: LogFields, text: string) => warnings.push(text) };
    const open = await serve(
      { isPlainTextAllowed: true },
      { reflection: true, address: '0.0.0.0:0', logger },
    );
    expect(warnings.join()).toContain('reflection is not served');
    expect(await rawStatus(open.replace('0.0.0.0', '127.0.0.1'), plain, reflect)).toBe(12);
  });

  it.each([
    ['only an authority', () => ({ tlsAuthorityFile: authority.file }), /a server needs all three/],
    ['a certificate without its key', () => ({ ...tlsOf(server), tlsKeyFile: '' }), /go together/],
    [
      'the key of another certificate',
      () => ({ ...tlsOf(server), tlsKeyFile: join(folder, 'ours', 'authority.key') }),
      /is not the key of GOLDPAN_TLS_CERT=.*policy\.pem/,
    ],
    [
      'a file that is not there',
      () => ({ ...tlsOf(server), tlsCertificateFile: '/nowhere/x.pem' }),
      /GOLDPAN_TLS_CERT=\/nowhere\/x\.pem cannot be read/,
    ],
    [
      'a file of another kind',
      () => ({ ...tlsOf(server), tlsAuthorityFile: server.key }),
      /GOLDPAN_TLS_CA=.*policy\.key is no PEM file of its kind/,
    ],
  ])('does not start with %s', async (_what, security, message) => {
    await expect(serve(security())).rejects.toMatchObject({
      reason: 'INVALID_CONFIG',
      message: expect.stringMatching(message),
    });
  });
});
