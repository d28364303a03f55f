import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packagesWithPools, samplePools } from './pool-sample.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-sample-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A package with this text as its pool. */
async function packageWith(name: string, pool: string | undefined): Promise<string> {
  const home = join(folder, name);
  await mkdir(join(home, 'data/sample'), { recursive: true });
  await mkdir(join(home, 'problem_statement'));
  await writeFile(join(home, 'problem.yaml'), 'name: Sum\nlimits:\n  time_limit: 1\n');
  await writeFile(join(home, 'problem_statement/problem.en.tex'), '\\problemname{Sum}\nAdd.\n');
  await writeFile(join(home, 'data/sample/1.in'), '1\n');
  await writeFile(join(home, 'data/sample/1.ans'), '1\n');
  if (pool !== undefined) await writeFile(join(home, 'pool.jsonl'), pool);
  return home;
}

const line = (source: string, language = 'cpp20'): string =>
  `${JSON.stringify({ source, language })}\n`;

it('draws the same again, and evenly from all packages', async () => {
  const packages = await packagesWithPools(examples);
  const drawn = await samplePools(packages, 3 * packages.length, 7);
  const perPackage = Map.groupBy(drawn, ({ problem }) => problem.problemId);
  expect([...perPackage.values()].map((candidates) => candidates.length)).toEqual(
    packages.map(() => 3),
  );
  const names = drawn.map(({ name }) => name);
  const again = await samplePools(packages, 2 * packages.length, 7);
  expect(again.map(({ name }) => name)).toEqual(names.slice(0, 2 * packages.length));
  const other = await samplePools(packages, 3 * packages.length, 8);
  expect(other.map(({ name }) => name)).not.toEqual(names);
});

it('takes a program once however often it is written, and C++ alone', async () => {
  const pool = [
    line('int main() {}'),
    line('int main() {  } // the same', 'cpp20'),
    line('int main() {}', 'cpp17'),
    line('print(1)', 'python3'),
  ].join('');
  const drawn = await samplePools([await packageWith('repeats', pool)], 100, 1);
  expect(drawn.map(({ program }) => program.language).sort()).toEqual(['cpp17', 'cpp20']);
});

it.each([
  ['a missing pool', 'none', undefined, /none\/pool\.jsonl.*give packages with a recorded pool/],
  [
    'a line that is no JSON',
    'broken',
    `${line('int main() {}')}{`,
    /broken\/pool\.jsonl:2: must be/,
  ],
  ['a line without a source', 'empty', '{"language":"cpp20"}', /empty\/pool\.jsonl:1: must be/],
  ['a pool without C++', 'python', line('print(1)', 'python3'), /python hold no C\+\+ program/],
  ['an unknown language', 'cobol', line('x', 'cobol'), /cobol\/pool\.jsonl:1: unknown language/],
])('names %s', async (_name, name, pool, message) => {
  await expect(samplePools([await packageWith(name, pool)], 1, 1)).rejects.toMatchObject({
    reason: 'INVALID_POOL',
    message: expect.stringMatching(message),
  });
});
