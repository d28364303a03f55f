import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectFolder, runGoldpan } from '../support/command.ts';

/** Lines of each recorded pool that take part: enough for a right program among those that pass. */
const poolLineCount = 40;
const problems = ['prime-lanterns', 'twin-teams'];
let folder: string;
let packages: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-eval-'));
  packages = join(folder, 'packages');
  for (const problem of problems) {
    const target = join(packages, problem);
    await cp(join(projectFolder, 'examples', problem), target, { recursive: true });
    const lines = (await readFile(join(target, 'pool.jsonl'), 'utf8')).trim().split('\n');
    await writeFile(
      join(target, 'pool.jsonl'),
      `${lines.slice(0, poolLineCount).join('\n')}\n{"source": 1}\n`,
    );
  }
  await mkdir(join(packages, 'unfinished'));
  await writeFile(join(packages, 'unfinished', 'problem.yaml'), 'name: Unfinished\n');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const readJson = async (name: string): Promise<ReturnType<typeof JSON.parse>> =>
  JSON.parse(await readFile(join(folder, name), 'utf8'));

describe('goldpan eval', () => {
  it('measures strategies on packages, names what it cannot use, and gives the same figures again', async () => {
    const { status, stdout, stderr } = await runGoldpan(
      [
        ...['eval', packages, '--budgets', '10,40,1000', '--inputs', '15', '--subsets', '20'],
        ...['--strategies', 'random,alphacode,alphacode2,codet,mbr,oracle', '--submissions', '3'],
        ...['--json', join(folder, 'e.json'), '--html', join(folder, 'e.html')],
        ...['--record', join(folder, 'r.jsonl'), '--calibration', join(folder, 'c.json')],
      ],
      { timeoutMs: 400_000 },
    );
    if (status !== 1) throw new Error(`eval ended with ${status}: ${stderr}`);
    const result = await readJson('e.json');
    expect(result.seed).toBe(1);
    expect(result.skipped).toEqual([
      {
        place: join(packages, 'unfinished'),
        reason: expect.stringContaining('statement'),
      },
    ]);
    expect(result.problems.map(({ id }: { id: string }) => id)).toEqual(problems);
    for (const problem of result.problems) {
      expect(problem.pool).toBe(poolLineCount);
      expect(problem.right).toBeGreaterThan(0);
      expect(problem.right).toBeLessThan(problem.passedPublic);
      expect(problem.passedPublic).toBeLessThan(problem.pool);
      expect(problem.inputs).toBe(15);
      expect(problem.clustersAmongRight).toBe(1);
      expect(problem.unusable).toEqual([
        {
          place: `${join(packages, problem.id, 'pool.jsonl')}:${poolLineCount + 1}`,
          reason: expect.stringContaining('source must be the program as a string'),
        },
      ]);
    }
    // A budget of 1,000 is beyond both pools.
    for (const name of ['random', 'alphacode', 'alphacode2', 'codet', 'mbr', 'oracle']) {
      const points = result.curves[name];
      expect(points.map(({ k }: { k: number }) => k)).toEqual([10, 40]);
      for (const point of points) {
        expect(point).toMatchObject({ n: 3, problemCount: 2 });
        expect(point.low).toBeLessThanOrEqual(point.solveRate);
        expect(point.high).toBeGreaterThanOrEqual(point.solveRate);
      }
    }
    expect(result.curves.oracle.at(-1).solveRate).toBe(1);
    expect(result.passAtK.at(-1).solveRate).toBe(1);
    expect(result.scorer).toMatchObject({ scorer: 'cluster-size' });
    expect(await readJson('c.json')).toMatchObject({
      kind: 'platt',
      slope: expect.any(Number),
      intercept: expect.any(Number),
      fittedOn: { problems },
    });
    expect(stdout).toMatch(/alphacode2 - random at k = 40: /);

    const html = await readFile(join(folder, 'e.html'), 'utf8');
    expect(html.match(/<svg /g)?.length).toBeGreaterThanOrEqual(4);
    expect(html).not.toMatch(/<script|<link|src=|href="http/);

    const again = await runGoldpan([
      ...['eval', '--recorded', join(folder, 'r.jsonl'), '--budgets', '10,40,1000'],
      ...['--strategies', 'random,alphacode,alphacode2,codet,mbr,oracle', '--submissions', '3'],
      ...['--subsets', '20', '--json', join(folder, 'again.json')],
    ]);
    expect(again.status).toBe(0);
    expect(await readJson('again.json')).toEqual({ ...result, skipped: [] });
  }, 420_000);

  it.each([
    [['eval'], /give problem packages or --recorded FILE/],
    [['eval', 'examples', '--recorded', 'x'], /one of the two/],
    [['eval', 'services'], /services: is no problem package and holds none/],
    [['eval', 'examples/twin-teams', '--budgets', '10,0'], /whole number from 1/],
    [['eval', 'examples/twin-teams', '--strategies', 'best'], /unknown strategy "best".*oracle/],
    [['eval', 'examples/twin-teams', '--contest', 'README.md'], /--contest README\.md: /],
    [['eval', 'examples/twin-teams', '--pool', 'none.jsonl'], /no pool at none\.jsonl/],
    [['eval', '--recorded', 'README.md'], /README\.md:1: /],
  ])('refuses %j', async (parameters, message) => {
    const { status, stderr } = await runGoldpan(parameters);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});
