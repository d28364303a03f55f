import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { candidateIdOf } from '#libs/domain/program.ts';
import { readPackage } from '#libs/packages/problem-package.ts';
import { projectFolder, runGoldpan } from '../support/command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-several-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('submits right programs as one cluster where they print different right answers', async () => {
  const packageFolder = join(projectFolder, 'examples/twin-teams');
  const json = join(folder, 'result.json');
  const { status, stderr } = await runGoldpan(
    [
      ...['solve', packageFolder, '--policy', `replay:${packageFolder}/submissions`],
      ...['--samples', '13', '--inputs', '12', '--json', json, '--out', join(folder, 'out')],
    ],
    { timeoutMs: 280_000 },
  );
  expect([status, stderr.includes('"level":50')]).toEqual([0, false]);
  const result: {
    readonly submissions: readonly {
      readonly candidateId: string;
      readonly clusterId: string;
      readonly clusterSize: number;
    }[];
  } = JSON.parse(await readFile(json, 'utf8'));
  const { submissions } = await (await readPackage(packageFolder)).submissions();
  const accepted = new Set(
    submissions
      .filter((submission) => submission.folder === 'accepted')
      .map(({ program }) => candidateIdOf(program)),
  );
  const submitted = result.submissions.filter(({ candidateId }) => accepted.has(candidateId));
  expect(submitted.length).toBeGreaterThan(1);
  expect(new Set(submitted.map(({ clusterId }) => clusterId)).size).toBe(1);
  expect(submitted[0]).toEqual(result.submissions[0]);
  expect(submitted[0]?.clusterSize).toBeGreaterThanOrEqual(accepted.size);
}, 300_000);
