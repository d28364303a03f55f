import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { formats } from '#libs/formats/formats.ts';
import { writeFixture } from '#libs/formats/testing/fixtures.ts';
import { polygonFiles, polygonXml } from '#libs/formats/testing/polygon-package.ts';
import { codeContestsFields, codeContestsRow } from '#libs/formats/testing/rows.ts';
import { writeFiles } from '#libs/formats/testing/write-files.ts';
import { writeParquet } from '#libs/formats/testing/write-parquet.ts';
import { importProblems, type ImportOptions } from './import-problems.ts';
import { importStatus, importText } from './import-report.ts';

let folder = '';
const at = (path: string): string => join(folder, path);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function importFrom(format: string, path: string, changes: Partial<ImportOptions> = {}) {
  const found = formats[format];
  if (found === undefined) throw new Error(format);
  const report = await importProblems(format, found, path, {
    out: at('out'),
    countMax: 1000,
    only: [],
    isForced: false,
    isChecked: false,
    solutionCountMax: 10,
    testlibPath: undefined,
    executor: () => Promise.reject(new Error('no test of these needs to be made')),
    signal: new AbortController().signal,
    onProblem: () => undefined,
    ...changes,
  });
  return { status: importStatus(report), problems: report.problems, text: importText(report) };
}

const written = async (): Promise<readonly string[]> => (await readdir(at('out'))).sort();

describe('importProblems', () => {
  it('names rows and files that are wrong, and imports the rest', async () => {
    const large = [0, 1, 2].map((index) => codeContestsRow({ name: `large ${index}` }));
    await writeFiles(at('source'), { 'README.md': '' });
    await writeParquet(at('source/1.parquet'), codeContestsFields, [
      codeContestsRow(),
      codeContestsRow({
        name: 'no tests',
        public_tests: null,
        private_tests: null,
        generated_tests: null,
      }),
      codeContestsRow({ name: 'huge', memory_limit_bytes: 2n ** 60n + 1n }),
      codeContestsRow({ name: 'lines', private_tests: { input: ['1 1\r\n'], output: ['2\r\n'] } }),
      codeContestsRow({ name: 'slow', time_limit: { seconds: 100_000n, nanos: 0n } }),
    ]);
    await writeParquet(at('source/3.parquet'), codeContestsFields, large);
    const whole = await readFile(at('source/3.parquet'));
    await writeFiles(at('source'), { '2.parquet': whole.subarray(0, whole.length / 2) });
    const { status, problems, text } = await importFrom('code_contests', at('source'));
    expect({ status, problems }).toMatchObject({
      status: 1,
      problems: [
        { status: 'imported', id: '9001_A' },
        { status: 'refused', where: `${at('source/1.parquet')}, row 2`, nativeId: 'no tests' },
        { status: 'refused', reason: expect.stringContaining('1152921504606846977') },
        { status: 'imported', id: 'lines', remarks: [expect.stringContaining('CRLF')] },
        { status: 'refused', id: 'slow', reason: expect.stringContaining('allowed are 1 to') },
        { status: 'refused', where: at('source/2.parquet'), isFile: true },
        { status: 'imported', id: 'large-0' },
        { status: 'imported', id: 'large-1' },
        { status: 'imported', id: 'large-2' },
      ],
    });
    expect(text).toContain(at('source/2.parquet'));
    expect(text).toContain('5 imported into');
    expect(await readFile(at('out/lines/data/secret/01.in'), 'utf8')).toBe('1 1\r\n');
    expect(await written()).toEqual(['9001_A', 'large-0', 'large-1', 'large-2', 'lines']);
  });

  it('names the package of Polygon whose XML is malformed, and imports the others', async () => {
    const tests = Object.fromEntries(
      ['01', '02', '03', '04'].flatMap((name) => [
        [`tests/${name}`, '1 1\n'],
        [`tests/${name}.a`, '2\n'],
      ]),
    );
    await writeFiles(at('contest/bad'), { 'problem.xml': polygonXml().slice(0, 2000) });
    await writeFiles(at('contest/good'), { ...polygonFiles, ...tests });
    expect(await importFrom('polygon', at('contest'))).toMatchObject({
      status: 1,
      problems: [
        { status: 'refused', reason: expect.stringMatching(/bad\/problem\.xml: line \d+: /) },
        { status: 'imported', id: 'sum-of-two' },
      ],
    });
  });

  it('has status 2 when not even one file could be read, and 3 when goldpan failed', async () => {
    await writeFiles(at('source'), { '1.parquet': 'PAR1 and no more' });
    expect(await importFrom('taco', at('source'))).toMatchObject({ status: 2 });
    expect(
      importStatus({
        format: 'taco',
        source: '',
        out: '',
        unusedFields: [],
        problems: [
          { status: 'refused', where: '', reason: '', isFile: false, isOurFault: true },
          { status: 'refused', where: '', reason: '', isFile: true, isOurFault: false },
        ],
      }),
    ).toBe(3);
  });

  it('leaves a package that is there alone, unless it is told otherwise', async () => {
    const source = await writeFixture('folder', at('source'));
    expect(await importFrom('folder', source)).toMatchObject({ status: 0 });
    await writeFiles(at('out/sum-of-two'), { 'mine.txt': 'kept' });
    expect(await importFrom('folder', source)).toMatchObject({
      status: 1,
      problems: [{ status: 'refused', reason: expect.stringContaining('--force') }],
    });
    expect(await readFile(at('out/sum-of-two/mine.txt'), 'utf8')).toBe('kept');
    expect(await importFrom('folder', source, { isForced: true })).toMatchObject({ status: 0 });
    expect(await written()).toEqual(['sum-of-two']);
    expect(await readdir(at('out/sum-of-two'))).not.toContain('mine.txt');
  });

  it('takes the problems that are asked for', async () => {
    const names = ['9001_A. One', '9001_B. Two', '9001_C. Three', 'b. c'];
    const source = at('three.parquet');
    await writeParquet(
      source,
      codeContestsFields,
      names.map((name) => codeContestsRow({ name })),
    );
    const idsOf = async (changes: Partial<ImportOptions>) =>
      (await importFrom('code_contests', source, { ...changes, isForced: true })).problems.map(
        ({ id }) => id,
      );
    expect(await idsOf({ only: ['9001_B', 'b. c'] })).toEqual(['9001_B', 'b.-c']);
    expect(await idsOf({ only: ['b.-c'] })).toEqual(['b.-c']);
    expect(await idsOf({ countMax: 2 })).toEqual(['9001_A', '9001_B']);
    expect(
      await importFrom('code_contests', source, {
        countMax: 1,
        isForced: true,
        solutionCountMax: 0,
      }),
    ).toMatchObject({
      problems: [{ submissions: 0, poolEntries: 3 }],
    });
  });

  it('leaves nothing half-written when it is interrupted', async () => {
    const source = at('three.parquet');
    const names = ['one', 'two', 'three'];
    await writeParquet(
      source,
      codeContestsFields,
      names.map((name) => codeContestsRow({ name })),
    );
    const stop = new AbortController();
    const interrupted = importFrom('code_contests', source, {
      signal: stop.signal,
      onProblem: () => stop.abort(new Error('interrupted')),
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(await written()).toEqual(['one']);
  });
});
