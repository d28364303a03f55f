import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { startNatsServer, type NatsServer } from '#libs/bus/nats-server.ts';
import { projectFolder, runGoldpan } from '../support/command.ts';

const children: ChildProcess[] = [];
let nats: NatsServer | undefined;
let folder = '';

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await nats?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a service alone, by its main.ts; resolves with the address it listens on. */
const start = async (
  service: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ address: string; child: ChildProcess }> => {
  const child = spawn(
    join(projectFolder, 'node_modules/.bin/node'),
    [`services/${service}/main.ts`],
    {
      cwd: projectFolder,
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  children.push(child);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    const address = /"address":"([^"]+)","msg":"listening"/.exec(log)?.[1];
    if (address !== undefined) resolve(address);
  });
  child.once('exit', (status) => reject(new Error(`${service} ended with ${status}: ${log}`)));
  return { address: await promise, child };
};

it('solves a problem with every service in a process of its own', async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-services-'));
  nats = await startNatsServer({ port: 0, binary: 'nats-server' });
  const common = { GOLDPAN_NATS_URL: nats.url, GOLDPAN_LOG_LEVEL: 'info' };
  const executor = await start('executor', { ...common, GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0' });
  const policy = await start('policy', {
    ...common,
    GOLDPAN_POLICY_LISTEN: '127.0.0.1:0',
    GOLDPAN_POLICIES: `replay:${join(projectFolder, 'examples')}/{problem}/pool.jsonl`,
  });
  const testGenerator = await start('test-generator', {
    ...common,
    GOLDPAN_TEST_GENERATOR_LISTEN: '127.0.0.1:0',
    GOLDPAN_EXECUTOR_TARGET: executor.address,
  });
  const clusterer = await start('clusterer', {
    ...common,
    GOLDPAN_CLUSTERER_LISTEN: '127.0.0.1:0',
  });
  const scorer = await start('scorer', { ...common, GOLDPAN_SCORER_LISTEN: '127.0.0.1:0' });
  const solver = await start('solver', {
    ...common,
    GOLDPAN_SOLVER_LISTEN: '127.0.0.1:0',
    GOLDPAN_POLICY_TARGET: policy.address,
    GOLDPAN_TEST_GENERATOR_TARGET: testGenerator.address,
    GOLDPAN_CLUSTERER_TARGET: clusterer.address,
    GOLDPAN_SCORER_TARGET: scorer.address,
  });
  const json = join(folder, 'out.json');
  const solved = await runGoldpan([
    'solve',
    'examples/stair-paint',
    '--solver',
    solver.address,
    '--samples',
    '40',
    '--json',
    json,
    '--out',
    folder,
  ]);
  expect({ status: solved.status, stderr: solved.status === 0 ? '' : solved.stderr }).toEqual({
    status: 0,
    stderr: '',
  });
  const { run, funnel } = JSON.parse(await readFile(json, 'utf8'));
  expect(funnel).toMatchObject({ sampled: 40, infrastructureErrors: 0 });

  const listed = await runGoldpan(['runs', '--solver', solver.address]);
  expect(listed.stdout).toContain(run);
  expect((await runGoldpan(['watch', run, '--solver', solver.address])).status).toBe(0);
  expect((await runGoldpan(['watch', 'run-unknown', '--solver', solver.address])).stderr).toContain(
    'no run run-unknown',
  );

  // A service that is told to stop ends cleanly.
  const ended = once(solver.child, 'exit');
  solver.child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
}, 300_000);

it('goes on with a run whose solver was killed, to the same submissions', async () => {
  if (nats === undefined) throw new Error('the first test starts the NATS server');
  const executor = await start('executor', {
    GOLDPAN_NATS_URL: nats.url,
    GOLDPAN_EXECUTOR_LISTEN: '127.0.0.1:0',
  });
  const [policy, testGenerator, clusterer, scorer] = await Promise.all([
    start('policy', {
      GOLDPAN_POLICY_LISTEN: '127.0.0.1:0',
      GOLDPAN_POLICIES: `replay:${join(projectFolder, 'examples')}/{problem}/pool.jsonl`,
    }),
    start('test-generator', {
      GOLDPAN_TEST_GENERATOR_LISTEN: '127.0.0.1:0',
      GOLDPAN_EXECUTOR_TARGET: executor.address,
    }),
    start('clusterer', { GOLDPAN_CLUSTERER_LISTEN: '127.0.0.1:0' }),
    start('scorer', { GOLDPAN_SCORER_LISTEN: '127.0.0.1:0' }),
  ]);
  const settings = {
    GOLDPAN_NATS_URL: nats.url,
    // The same port for both solvers, so that the watching command finds the second.
    GOLDPAN_SOLVER_LISTEN: '127.0.0.1:0',
    GOLDPAN_POLICY_TARGET: policy.address,
    GOLDPAN_TEST_GENERATOR_TARGET: testGenerator.address,
    GOLDPAN_CLUSTERER_TARGET: clusterer.address,
    GOLDPAN_SCORER_TARGET: scorer.address,
  };
  const parameters = (address: string, name: string): string[] => [
    ...['solve', 'examples/stair-paint', '--solver', address],
    ...[
      '--samples',
      '40',
      '--seed',
      '5',
      '--json',
      join(folder, `${name}.json`),
      '--out',
      join(folder, name),
    ],
  ];
  const submissionsOf = async (name: string): Promise<unknown> => {
    const { submissions, funnel } = JSON.parse(
      await readFile(join(folder, `${name}.json`), 'utf8'),
    );
    return {
      ids: submissions.map(({ candidateId }: { candidateId: string }) => candidateId),
      funnel,
    };
  };
  const first = await start('solver', settings);
  expect((await runGoldpan(parameters(first.address, 'undisturbed'))).status).toBe(0);

  const disturbed = runGoldpan(parameters(first.address, 'disturbed'));
  await new Promise((resolve) => setTimeout(resolve, 4000));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  await start('solver', { ...settings, GOLDPAN_SOLVER_LISTEN: first.address });
  const { status, stderr } = await disturbed;
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  expect(await submissionsOf('disturbed')).toEqual(await submissionsOf('undisturbed'));
}, 300_000);
