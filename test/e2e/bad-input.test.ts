import { createServer, type Server } from 'node:net';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { projectFolder, runCommand, runGoldpan } from '../support/command.ts';

const good = join(projectFolder, 'examples', 'parcel-shelves');
let folder: string;
let taken: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-bad-'));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true, force: true });
});

/** A copy of a good package, spoilt. */
const spoilt = async (name: string, spoil: (copy: string) => Promise<void>): Promise<string> => {
  const copy = join(folder, name);
  await cp(good, copy, { recursive: true });
  await spoil(copy);
  return copy;
};

/** One line on standard error that names the thing and the remedy, and exit status 2. */
const expectRefusal = (
  finished: { status: number | null; stderr: string },
  ...words: (string | RegExp)[]
): void => {
  expect({ status: finished.status, stderr: finished.stderr }).toMatchObject({ status: 2 });
  expect(finished.stderr.trim().split('\n')).toHaveLength(1);
  for (const word of words) expect(finished.stderr).toMatch(word);
};

it('names a package that is not there', async () => {
  expectRefusal(await runGoldpan(['solve', join(folder, 'nowhere')]), 'nowhere');
});

it('names a package without samples', async () => {
  const copy = await spoilt('no-samples', (path) =>
    rm(join(path, 'data/sample'), { recursive: true }),
  );
  expectRefusal(await runGoldpan(['solve', copy]), 'sample');
});

it('names a package without a statement', async () => {
  const copy = await spoilt('no-statement', (path) =>
    rm(join(path, 'problem_statement'), { recursive: true }),
  );
  expectRefusal(await runGoldpan(['solve', copy]), 'statement');
});

it('names file and line of a malformed yaml', async () => {
  const copy = await spoilt('bad-yaml', (path) =>
    writeFile(join(path, 'problem.yaml'), 'name: A\nlimits: [unclosed\n'),
  );
  expectRefusal(await runGoldpan(['solve', copy]), /problem\.yaml:\d+/);
});

it('names an unknown language and the known ones', async () => {
  expectRefusal(await runGoldpan(['solve', good, '--language', 'cobol']), 'cobol', 'cpp20');
});

it('names a missing pool', async () => {
  expectRefusal(
    await runGoldpan(['solve', good, '--policy', 'replay:/nowhere/pool.jsonl']),
    '/nowhere/pool.jsonl',
  );
});

it('names file, line and field of a malformed pool', async () => {
  const pool = join(folder, 'pool.jsonl');
  await writeFile(
    pool,
    '{"source":"int main(){}","language":"cpp20"}\n{"source":1,"language":"cpp20"}\n',
  );
  const { status, stderr } = await runGoldpan(['solve', good, '--policy', `replay:${pool}`]);
  // Found while the run goes on, so lines of progress come first.
  expectRefusal(
    { status, stderr: stderr.trim().split('\n').at(-1) ?? '' },
    /pool\.jsonl.*2/,
    'source',
  );
});

it('names a policy SPEC that is none', async () => {
  expectRefusal(await runGoldpan(['solve', good, '--policy', 'magic:x']), 'magic', 'replay:');
});

it('names an unknown strategy and the known ones', async () => {
  expectRefusal(await runGoldpan(['solve', good, '--strategy', 'best']), 'best', 'alphacode2');
});

it('names a checker that does not compile', async () => {
  const twins = join(projectFolder, 'examples', 'twin-teams');
  const copy = join(folder, 'bad-checker');
  await cp(twins, copy, { recursive: true });
  const validators = join(copy, 'output_validators');
  for (const name of await readdir(validators, { recursive: true })) {
    if (name.endsWith('.cpp')) await writeFile(join(validators, name), 'int main( {');
  }
  const { status, stderr } = await runGoldpan([
    'solve',
    copy,
    ...['--policy', `replay:${join(twins, 'submissions')}`, '--samples', '2'],
    ...['--out', join(folder, 'bad-checker-out')],
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/none of 2 candidates could be judged/);
}, 120_000);

it('names a port in use', async () => {
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = { GOLDPAN_CLUSTERER_LISTEN: `127.0.0.1:${port}` };
  const node = join(projectFolder, 'node_modules/.bin/node');
  const finished = await runCommand(node, ['services/clusterer/main.ts'], {
    environment: { ...environment, GOLDPAN_LOG_LEVEL: 'silent' },
  });
  expectRefusal(finished, String(port), 'in use');
});

it('names nats-server and how to install it when it is missing', async () => {
  const environment = {
    PATH: join(projectFolder, 'node_modules/.bin') + `:${dirname(process.execPath)}`,
  };
  expectRefusal(
    await runGoldpan(['solve', good], { environment: { ...environment } }),
    'nats-server',
    'apt-get install nats-server',
  );
});

it('names a NATS server that does not answer', async () => {
  const environment = { GOLDPAN_NATS_URL: 'nats://127.0.0.1:1' };
  expectRefusal(
    await runGoldpan(['solve', good], { environment }),
    'nats://127.0.0.1:1',
    'nats-server -js',
  );
});

it('names an option that is out of range', async () => {
  const { status, stderr } = await runGoldpan(['solve', good, '--samples', '0']);
  expect(status).toBe(2);
  expect(stderr).toContain('--samples');
});

it('reports every fault of the settings together', async () => {
  const node = join(projectFolder, 'node_modules/.bin/node');
  const environment = { GOLDPAN_CLUSTERER_LISTEN: 'nonsense', GOLDPAN_REFLECTION: 'maybe' };
  const { status, stderr } = await runCommand(node, ['services/clusterer/main.ts'], {
    environment,
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/GOLDPAN_CLUSTERER_LISTEN="nonsense": must be host:port/);
  expect(stderr).toMatch(/GOLDPAN_REFLECTION="maybe": must be one of true, false/);
});
