import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../../domain/random.ts';
import { codeContestsFields, codeContestsRow } from '../testing/rows.ts';
import { temporaryFolder } from '../testing/write-files.ts';
import { int64Field, textField, writeParquet } from '../testing/write-parquet.ts';
import { readParquet } from './parquet-file.ts';
import type { TableRow } from './table-row.ts';

const columns = codeContestsFields.map(({ name }) => name);

async function rowsIn(path: string, names = columns): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readParquet(path, names)) rows.push(row);
  return rows;
}

describe('readParquet', () => {
  it('gives nested rows as objects, in order through all row groups', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    const many = Array.from({ length: 5000 }, (_, index) => `${index}\n`);
    await writeParquet(
      path,
      codeContestsFields,
      [
        codeContestsRow(),
        codeContestsRow({ name: 'large', generated_tests: { input: many, output: many } }),
        codeContestsRow({
          name: 'null',
          time_limit: null,
          public_tests: { input: [], output: [] },
        }),
      ],
      2,
    );
    const rows = await rowsIn(path);
    expect(rows.map(({ where }) => where)).toEqual([1, 2, 3].map((row) => `${path}, row ${row}`));
    expect(rows).toMatchObject([
      {
        value: {
          name: '9001_A. Sum of Two',
          public_tests: { input: ['2 3\n'], output: ['5\n'] },
          solutions: { language: [2, 3, 1, 4] },
          time_limit: { seconds: 1, nanos: 500_000_000 },
          cf_tags: ['math', ''],
        },
      },
      { value: { name: 'large', generated_tests: { input: many, output: many } } },
      { value: { name: 'null', public_tests: { input: [], output: [] } } },
    ]);
  });

  it('reads the columns that are asked for alone', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    await writeParquet(path, codeContestsFields, [codeContestsRow()]);
    expect(await rowsIn(path, ['cf_index', 'nowhere'])).toMatchObject([
      { value: { cf_index: 'A' } },
    ]);
  });

  it('keeps integers beyond 2^53 exact', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    await writeParquet(path, [int64Field('n')], [{ n: 9_007_199_254_740_993n }, { n: 7n }]);
    expect((await rowsIn(path, ['n'])).map((row) => row.kind === 'row' && row.value)).toEqual([
      { n: 9_007_199_254_740_993n },
      { n: 7 },
    ]);
  });

  it('names the file that is cut off, wherever it is cut', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    await writeParquet(path, codeContestsFields, [codeContestsRow()]);
    const whole = await readFile(path);
    for (const part of [0, 0.01, 0.3, 0.6, 0.9, 0.999]) {
      await writeFile(path, whole.subarray(0, Math.floor(part * whole.length)));
      expect(await rowsIn(path)).toMatchObject([{ kind: 'fault', where: path, isFile: true }]);
    }
  });

  it('says so of a file without any of the columns', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    await writeParquet(path, [textField('other')], [{ other: 'x' }]);
    expect(await rowsIn(path)).toMatchObject([
      { kind: 'fault', isFile: true, fault: expect.stringContaining('of another format') },
    ]);
  });

  it('names the rows of a damaged row group and reads the others', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    const rows = ['first', 'second', 'third', 'fourth'].map((name) => codeContestsRow({ name }));
    await writeParquet(path, codeContestsFields, rows, 2);
    const bytes = await readFile(path);
    // The first page of the first group begins right after the magic "PAR1".
    bytes.fill(0xff, 4, 40);
    await writeFile(path, bytes);
    expect(await rowsIn(path)).toMatchObject([
      {
        kind: 'fault',
        where: `${path}, rows 1 to 2`,
        fault: expect.stringContaining('column name'),
      },
      { kind: 'row', value: { name: 'third' } },
      { kind: 'row', value: { name: 'fourth' } },
    ]);
  });

  it('ends with rows and named faults on any damage', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.parquet');
    await writeParquet(path, codeContestsFields, [codeContestsRow(), codeContestsRow()], 1);
    const whole = await readFile(path);
    const footerBytes = whole.readUInt32LE(whole.length - 8);
    const random = randomFrom('damaged parquet');
    for (let trial = 0; trial < 150; trial += 1) {
      const bytes = Buffer.from(whole);
      const isFooter = trial % 3 === 0;
      for (let change = random.integer(1, 4); change > 0; change -= 1) {
        const from = isFooter ? bytes.length - 8 - footerBytes : 0;
        bytes[random.integer(from, bytes.length - 9)] = random.integer(0, 255);
      }
      await writeFile(path, bytes);
      const rows = await rowsIn(path);
      expect(rows.filter(({ kind }) => kind === 'row').length).toBeLessThanOrEqual(2);
      for (const row of rows) expect(row.where).toContain(path);
    }
  });
});
