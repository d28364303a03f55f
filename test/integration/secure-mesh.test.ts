import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeAccounts } from '#libs/bus/accounts.ts';
import { startNatsServer, type NatsServer } from '#libs/bus/nats-server.ts';
import { connect } from '#libs/rpc/client.ts';
import { loopbackSecurity } from '#libs/rpc/security.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { makeAuthority, type Authority } from '../support/certificates.ts';
import { projectFolder, runGoldpan } from '../support/command.ts';
import { startOpenAiServer, type OpenAiServer } from '../support/openai-server.ts';

/** Words that no log may hold, each for one kind of secret. */
const canaries = {
  statement: 'canaryStatementQwx',
  source: 'canarySourceQwx',
  brokenSource: 'canaryBrokenSourceQwx',
  programOutput: 'canaryOutputQwx',
  apiKey: 'canary-api-key-qwx',
  token: 'canary-token-qwx-0123456789',
  unknownToken: 'canary-unknown-qwx-0123456789',
};
const services = ['executor', 'policy', 'test-generator', 'clusterer', 'scorer', 'solver'] as const;
type Service = (typeof services)[number];

const children: ChildProcess[] = [];
const addresses: Partial<Record<Service, string>> = {};
let log = '';
let folder = '';
let nats: NatsServer | undefined;
let endpoint: OpenAiServer | undefined;
let authority: Authority;
let seeds: Readonly<Record<string, string>> = {};

const addressOf = (service: Service): string => {
  const address = addresses[service];
  if (address === undefined) throw new Error(`${service} does not run`);
  return address;
};

/** Starts a service by its main.ts, with a certificate of its own name. */
const start = async (service: Service, more: Record<string, string>): Promise<void> => {
  const names = [`URI:spiffe://goldpan/${service}`, 'DNS:localhost'];
  const { certificate, key } = await authority.issue({ name: service, names });
  const child = spawn(
    join(projectFolder, 'node_modules/.bin/node'),
    [`services/${service}/main.ts`],
    {
      cwd: projectFolder,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        GOLDPAN_LOG_LEVEL: 'debug',
        [`GOLDPAN_${service.toUpperCase().replaceAll('-', '_')}_LISTEN`]: 'localhost:0',
        GOLDPAN_TLS_CERT: certificate,
        GOLDPAN_TLS_KEY: key,
        GOLDPAN_TLS_CA: authority.file,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  children.push(child);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let own = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      own += chunk.toString();
      log += chunk.toString();
      const address = /"address":"([^"]+)","msg":"listening"/.exec(own)?.[1];
      if (address !== undefined) resolve(address);
    });
  }
  child.once('exit', (status) => reject(new Error(`${service} ended with ${status}: ${own}`)));
  addresses[service] = await promise;
};

/** Settings of a command that calls as the owner of a token. */
const callerOf = async (name: string, token: string): Promise<Record<string, string>> => {
  const path = join(folder, `${name}.token`);
  await writeFile(path, token);
  return { GOLDPAN_TLS_CA: authority.file, GOLDPAN_TOKEN_FILE: path };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-secure-mesh-'));
  authority = await makeAuthority(join(folder, 'authority'));
  const accounts = await writeAccounts(join(folder, 'accounts'));
  ({ seeds } = accounts);
  const files = await authority.issue({ name: 'nats', names: ['DNS:localhost'] });
  const configFile = join(folder, 'nats.conf');
  const tls = `tls { cert_file: "${files.certificate}", key_file: "${files.key}", ca_file: "${authority.file}", verify: true }`;
  await writeFile(configFile, `include "accounts/accounts.conf"\n${tls}\n`);
  nats = await startNatsServer({ port: 0, binary: 'nats-server', configFile });
  const natsUrl = nats.url.replace('nats://127.0.0.1', 'tls://localhost');

  const pool = await readFile(join(projectFolder, 'examples/stair-paint/pool.jsonl'), 'utf8');
  const accepted: string = pool
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find(({ verdict, language }) => verdict === 'accepted' && language.startsWith('cpp')).source;
  const programs = [
    `// ${canaries.source}\n${accepted}`,
    `int main() { return ${canaries.brokenSource}; }`,
    `#include <iostream>\nint main() { std::cout << "${canaries.programOutput}"; std::cerr << "${canaries.programOutput}"; std::abort(); }`,
  ];
  endpoint = await startOpenAiServer({
    reply: (_request, index) =>
      `\`\`\`cpp\n${programs[index % programs.length]}\n// ${index}\n\`\`\`\n`,
  });
  const apiKeyFile = join(folder, 'api-key');
  await writeFile(apiKeyFile, canaries.apiKey);
  const tokensFile = join(folder, 'tokens');
  const digest = createHash('sha256').update(canaries.token).digest('hex');
  await writeFile(tokensFile, `${digest} viewer onlooker\n`);

  const bus = (user: string): Record<string, string> => ({
    GOLDPAN_NATS_URL: natsUrl,
    GOLDPAN_NATS_CREDS: seeds[user] ?? '',
  });
  await start('executor', bus('executor'));
  await start('policy', {
    GOLDPAN_POLICIES: `openai:test-model@${endpoint.baseUrl}`,
    GOLDPAN_OPENAI_API_KEY_FILE: apiKeyFile,
  });
  await start('test-generator', { GOLDPAN_EXECUTOR_TARGET: addressOf('executor') });
  await start('clusterer', { GOLDPAN_EXECUTOR_TARGET: addressOf('executor') });
  await start('scorer', {});
  await start('solver', {
    ...bus('solver'),
    GOLDPAN_TOKENS_FILE: tokensFile,
    GOLDPAN_POLICY_TARGET: addressOf('policy'),
    GOLDPAN_TEST_GENERATOR_TARGET: addressOf('test-generator'),
    GOLDPAN_CLUSTERER_TARGET: addressOf('clusterer'),
    GOLDPAN_SCORER_TARGET: addressOf('scorer'),
  });
}, 120_000);

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await nats?.stop();
  await endpoint?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a mesh with certificates, tokens and accounts', () => {
  it('solves a problem for an operator', async () => {
    const problem = join(folder, 'stair-paint');
    await cp(join(projectFolder, 'examples/stair-paint'), problem, { recursive: true });
    await appendFile(join(problem, 'statement/problem.en.md'), `\n${canaries.statement}\n`);
    const { certificate, key } = await authority.issue({ name: 'operator' });
    const solved = await runGoldpan(
      ['solve', problem, '--solver', addressOf('solver'), '--samples', '12', '--inputs', '5'],
      {
        environment: {
          GOLDPAN_TLS_CERT: certificate,
          GOLDPAN_TLS_KEY: key,
          GOLDPAN_TLS_CA: authority.file,
        },
        timeoutMs: 240_000,
        folder,
      },
    );
    expect({ status: solved.status, stderr: solved.status === 0 ? '' : solved.stderr }).toEqual({
      status: 0,
      stderr: '',
    });
    expect(endpoint?.requests.some(({ prompt }) => prompt.includes(canaries.statement))).toBe(true);
    expect(endpoint?.requests[0]?.authorization).toBe(`Bearer ${canaries.apiKey}`);
  }, 300_000);

  it('lets a viewer look, and no more', async () => {
    const environment = await callerOf('viewer', canaries.token);
    const solver = ['--solver', addressOf('solver')];
    const listed = await runGoldpan(['runs', ...solver], { environment });
    expect({ status: listed.status, stderr: listed.stderr }).toEqual({ status: 0, stderr: '' });
    expect(listed.stdout).toContain('succeeded');
    const cancelled = await runGoldpan(['cancel', 'run-x', ...solver], { environment });
    expect(cancelled.status).toBe(2);
    expect(cancelled.stderr).toContain(
      'onlooker (viewer) may not call goldpan.solver.v1.SolverService/CancelRun: operator, platform may',
    );
  });

  it('knows nobody by an unknown token, nor without one', async () => {
    const solver = ['--solver', addressOf('solver')];
    const unknown = await runGoldpan(['runs', ...solver], {
      environment: await callerOf('unknown', canaries.unknownToken),
    });
    expect({ status: unknown.status, stderr: unknown.stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('the token is not known here'),
    });
    const nobody = await runGoldpan(['runs', ...solver], {
      environment: { GOLDPAN_TLS_CA: authority.file },
    });
    expect({ status: nobody.status, stderr: nobody.stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('nobody is known to call'),
    });
  });

  it('keeps a service from calling what is not for it', async () => {
    const tls = (name: string) => ({
      ...loopbackSecurity,
      tlsCertificateFile: join(folder, 'authority', `${name}.pem`),
      tlsKeyFile: join(folder, 'authority', `${name}.key`),
      tlsAuthorityFile: authority.file,
    });
    const options = { timeoutMs: 5000 };
    const scorer = connect(
      'goldpan.scorer.v1.ScorerService',
      addressOf('scorer'),
      defaultMessageBytesMax,
      tls('executor'),
    );
    await expect(scorer.call('ScorePrograms', {}, options)).rejects.toMatchObject({
      reason: 'NOT_ALLOWED',
    });
    scorer.close();
  });

  it('writes neither programs, prompts nor secrets into any log, not even for debugging', async () => {
    for (const child of children) child.kill('SIGTERM');
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    for (const service of services) expect(log).toContain(`"service":"${service}"`);
    expect(log).toContain('"level":20');
    expect(log).toContain('"reason":"UNKNOWN_TOKEN"');
    const secrets = [...Object.values(canaries)];
    for (const path of Object.values(seeds)) secrets.push((await readFile(path, 'utf8')).trim());
    const keys = services.map((service) => join(folder, 'authority', `${service}.key`));
    for (const path of keys) secrets.push((await readFile(path, 'utf8')).split('\n')[1] ?? '');
    expect(secrets.filter((secret) => secret === '' || log.includes(secret))).toEqual([]);
  });
});
