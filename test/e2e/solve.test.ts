import { cp, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectFolder, runGoldpan } from '../support/command.ts';

const problem = 'stair-paint';
const packageFolder = join('examples', problem);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-solve-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Solves the example from its recorded pool and reads the JSON. */
const solve = async (
  name: string,
  ...more: string[]
): Promise<{ status: number | null; stdout: string; result: ReturnType<typeof JSON.parse> }> => {
  const json = join(folder, `${name}.json`);
  const { status, stdout, stderr } = await runGoldpan([
    'solve',
    packageFolder,
    ...['--policy', `replay:${packageFolder}/pool.jsonl`],
    ...['--samples', '60', '--json', json, '--out', join(folder, name)],
    ...more,
  ]);
  if (status !== 0) throw new Error(`solve ended with ${status}: ${stderr}`);
  return { status, stdout, result: JSON.parse(await readFile(json, 'utf8')) };
};

describe('goldpan solve', () => {
  it('takes a pool to submissions, says how, and gives the same ones for the same seed', async () => {
    const first = await solve('first', '--seed', '3');
    const { result } = first;
    expect(result).toMatchObject({ problem, state: 'succeeded', seed: 3, strategy: 'alphacode2' });
    expect(result.policy).toContain('pool.jsonl');
    expect(result.funnel).toMatchObject({ sampled: 60, infrastructureErrors: 0, lost: 0 });
    expect(result.funnel.unique).toBeLessThanOrEqual(60);
    expect(result.funnel.compiled).toBeLessThan(result.funnel.unique);
    expect(result.funnel.passed).toBeGreaterThan(0);
    expect(result.funnel.passed).toBeLessThan(result.funnel.compiled);
    expect(result.funnel.clusters).toBeGreaterThan(0);
    expect(result.submissions).toHaveLength(result.funnel.submissions);
    for (const [index, submission] of result.submissions.entries()) {
      expect(submission).toMatchObject({
        rank: index + 1,
        candidateId: expect.stringMatching(/^[0-9a-f]{64}$/),
        language: expect.stringMatching(/^(cpp|python|javascript)/),
        clusterId: expect.stringMatching(/^[0-9a-f]{16}$/),
        clusterSize: expect.any(Number),
        score: expect.any(Number),
      });
      expect((await readFile(submission.path)).length).toBeGreaterThan(0);
    }
    expect(result.stages.map(({ name }: { name: string }) => name)).toEqual([
      'sample',
      'filter',
      'generate',
      'trace',
      'cluster',
      'score',
      'select',
    ]);
    expect(
      result.stages.every(
        ({ wallMs, cpuMs }: { wallMs: number; cpuMs: number }) => wallMs >= 0 && cpuMs >= 0,
      ),
    ).toBe(true);
    expect(first.stdout).toContain('passed public tests');

    const second = await solve('second', '--seed', '3');
    const ids = (of: { result: { submissions: { candidateId: string }[] } }): string[] =>
      of.result.submissions.map(({ candidateId }) => candidateId);
    expect(ids(second)).toEqual(ids(first));
  }, 300_000);
});

describe('goldpan judge', () => {
  it("agrees with the folders of the package's own submissions", async () => {
    const json = join(folder, 'verdicts.json');
    const { status, stderr } = await runGoldpan([
      'judge',
      packageFolder,
      join(packageFolder, 'submissions'),
      '--json',
      json,
    ]);
    const { submissions } = JSON.parse(await readFile(json, 'utf8'));
    const differing = submissions.filter(({ isExpected }: { isExpected: boolean }) => !isExpected);
    expect({ status, differing, stderr: status === 0 ? '' : stderr }).toEqual({
      status: 0,
      differing: [],
      stderr: '',
    });
    expect(submissions.length).toBeGreaterThanOrEqual(9);
    expect(submissions[0]).toMatchObject({
      path: expect.any(String),
      language: expect.any(String),
      verdict: expect.any(String),
      compile: expect.objectContaining({ isSuccessful: true }),
    });
    expect(submissions[0].tests[0]).toMatchObject({
      name: expect.any(String),
      verdict: expect.any(String),
      cpuMs: expect.any(Number),
      wallMs: expect.any(Number),
      memoryBytes: expect.any(Number),
    });
  }, 300_000);

  it('ends with 1 where a verdict differs from what the folder says', async () => {
    const wrong = join(projectFolder, packageFolder, 'submissions', 'wrong_answer');
    const [name] = (await readdir(wrong)).filter((file) => file.endsWith('.cpp'));
    const accepted = join(folder, 'accepted');
    await mkdir(accepted, { recursive: true });
    await cp(join(wrong, name ?? ''), join(accepted, name ?? ''));
    const { status, stdout } = await runGoldpan(['judge', packageFolder, accepted]);
    expect(status).toBe(1);
    expect(stdout).toContain('wrong_answer');
  }, 120_000);
});
