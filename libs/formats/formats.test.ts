import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPackage } from '../packages/problem-package.ts';
import { formats } from './formats.ts';
import type { ImportRow } from './import-row.ts';
import { kattisFiles, testFolderFiles, writeFixture } from './testing/fixtures.ts';
import { polygonFiles, polygonXml } from './testing/polygon-package.ts';
import { appsRow, generatedTestFields, openR1Fields, openR1Row, tacoRow } from './testing/rows.ts';
import { jsonLines, temporaryFolder, writeFiles, type Files } from './testing/write-files.ts';
import { writeParquet } from './testing/write-parquet.ts';
import { zipOf } from './testing/zip.ts';
import { writePackage } from './write-package.ts';

async function rowsOf(format: string, path: string): Promise<readonly ImportRow[]> {
  const rows: ImportRow[] = [];
  const options = { isWanted: () => true };
  for await (const row of formats[format]?.read(path, options) ?? []) rows.push(row);
  return rows;
}

/** The rows of files in a folder of their own. */
async function rowsOfFiles(format: string, files: Files): Promise<readonly ImportRow[]> {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, files);
  // Awaited here: the folder goes when this ends.
  return await rowsOf(format, folder.path);
}

const refused = (reason: RegExp) => ({
  kind: 'refused',
  reason: expect.stringMatching(reason),
});

describe('formats', () => {
  const writable = Object.keys(formats).filter((name) => !['kattis', 'polygon'].includes(name));

  it.each(writable)('makes packages of %s that the reader of packages takes', async (format) => {
    await using folder = await temporaryFolder();
    const [row] = await rowsOf(format, await writeFixture(format, join(folder.path, 'source')));
    if (row?.kind !== 'problem') throw new Error(JSON.stringify(row));
    const target = join(folder.path, 'sum');
    const written = await writePackage(target, row.draft, { format, solutionCountMax: 10 });
    const { problem, secretTests, submissions, warnings } = await readPackage(target);
    expect(problem).toMatchObject({
      title: row.draft.title,
      tags: row.draft.keywords.filter((keyword) => keyword !== 'rating:800'),
      rating: row.draft.keywords.includes('rating:800') ? 800 : 0,
    });
    expect(problem.publicTests).toHaveLength(written.sampleCount);
    expect(await secretTests()).toHaveLength(written.secretCount);
    expect((await submissions()).submissions).toHaveLength(written.submissionCount);
    const hasLimit = row.draft.timeLimitMs !== undefined;
    expect(warnings.filter((warning) => !warning.includes('no time limit'))).toEqual([]);
    expect(warnings).toHaveLength(hasLimit ? 0 : 1);
    if (hasLimit) expect(problem.limits.cpuTimeMs).toBe(row.draft.timeLimitMs);
  });

  it.each(Object.keys(formats))('finds nothing of %s in an empty folder', async (format) => {
    await using folder = await temporaryFolder();
    await expect(rowsOf(format, folder.path)).rejects.toMatchObject({
      reason: 'UNREADABLE_SOURCE',
      message: expect.stringContaining(folder.path),
    });
    await expect(rowsOf(format, join(folder.path, 'nowhere'))).rejects.toMatchObject({
      reason: 'UNREADABLE_SOURCE',
      message: expect.stringContaining('no such file'),
    });
  });

  it('writes the same bytes for the same draft, and an id of its own for another', async () => {
    await using folder = await temporaryFolder();
    const [row] = await rowsOf('apps', await writeFixture('apps', folder.path));
    if (row?.kind !== 'problem') throw new Error(JSON.stringify(row));
    const uuids: (string | undefined)[] = [];
    for (const draft of [row.draft, row.draft, { ...row.draft, nativeId: 'another' }]) {
      const target = join(folder.path, 'sum');
      await rm(target, { recursive: true, force: true });
      await writePackage(target, draft, { format: 'apps', solutionCountMax: 1 });
      uuids.push(/uuid: (\S+)/.exec(await readFile(join(target, 'problem.yaml'), 'utf8'))?.[1]);
    }
    expect(uuids[0]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(uuids[1]).toBe(uuids[0]);
    expect(uuids[2]).not.toBe(uuids[0]);
  });
});

describe('tables', () => {
  it('reads all files of a folder in natural order, and names the one that is no parquet', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'test10.jsonl'), jsonLines([appsRow({ problem_id: 10 })]));
    await writeFile(join(folder.path, 'test2.jsonl'), jsonLines([appsRow({ problem_id: 2 })]));
    await writeFile(join(folder.path, 'z.parquet'), 'PAR1 and no more');
    expect(await rowsOf('apps', folder.path)).toMatchObject([
      { draft: { nativeId: '2' } },
      { draft: { nativeId: '10' } },
      { kind: 'refused', where: join(folder.path, 'z.parquet'), isFile: true },
    ]);
  });

  it('names the line of a bad row and reads the others', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'train.jsonl');
    const lines = [tacoRow(), tacoRow({ input_output: '' }), 7, tacoRow({ name: 'Another' })];
    await writeFile(path, `${jsonLines(lines).replaceAll('\n', '\r\n')}{"question": "cut`);
    expect(await rowsOf('taco', path)).toMatchObject([
      { kind: 'problem' },
      { where: `${path}, line 2`, nativeId: 'Sum of Two', ...refused(/has no tests/) },
      { where: `${path}, line 3`, ...refused(/the row must be an object/) },
      { kind: 'problem', draft: { nativeId: 'Another' } },
      { where: `${path}, line 5`, ...refused(/no JSON/) },
    ]);
  });

  it('reads APPS as folders', async () => {
    const row = appsRow();
    const [good, bad, ...more] = await rowsOfFiles('apps', {
      'train/0000/question.txt': String(row['question']),
      'train/0000/input_output.json': String(row['input_output']),
      'train/0000/solutions.json': String(row['solutions']),
      'train/0000/metadata.json': '{"difficulty": "interview", "url": "https://example.org/0"}',
      'train/0001/question.txt': String(row['question']),
      'test/0000/question.txt': 'x',
      'test/0000/metadata.json': '{',
    });
    expect([good, bad, ...more]).toMatchObject([
      refused(/metadata.json is no JSON/),
      { kind: 'problem', draft: { nativeId: '0000', source: { url: 'https://example.org/0' } } },
      { nativeId: '0001', ...refused(/has no tests/) },
    ]);
  });

  it('adds the generated tests of open-r1 of the same problem', async () => {
    await using folder = await temporaryFolder();
    await writeParquet(join(folder.path, 'test.parquet'), openR1Fields, [
      openR1Row({ generated_tests: 1n }),
    ]);
    await writeFiles(folder.path, { 'generated_tests/.keep': '' });
    const tests = join(folder.path, 'generated_tests/test_cases_9003.parquet');
    expect(await rowsOf('open-r1', folder.path)).toMatchObject([
      refused(/test_cases_9003.parquet is missing/),
    ]);
    await writeParquet(tests, generatedTestFields, [
      { problem_id: '9003/B', input: '7\n', output: '7\n' },
      { problem_id: '9003/A', input: '8 8\n', output: '16\n' },
    ]);
    const [row, ...others] = await rowsOf('open-r1', folder.path);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: 'problem' });
    if (row?.kind !== 'problem') return;
    expect(row.draft.secret.map(({ input }) => input)).toContainEqual({
      kind: 'text',
      text: '8 8\n',
    });
    expect(row.draft.secret).toHaveLength(4);
  });
});

describe('packages of Polygon', () => {
  it('give what problem.xml says', async () => {
    const [row] = await rowsOfFiles('polygon', polygonFiles);
    expect(row).toMatchObject({
      kind: 'problem',
      draft: {
        nativeId: 'sum-of-two',
        title: 'Sum of Two',
        timeLimitMs: 1500,
        memoryBytes: 268_435_456,
        keywords: ['math'],
        statement: { kind: 'tex', language: 'en' },
        samples: [{ name: 'tests/01', input: { kind: 'file' }, answer: { kind: 'answered' } }],
        secret: [
          { input: { kind: 'generated', arguments: ['10'] } },
          { input: { kind: 'generated', arguments: ['1000000', 'a word'] } },
          { input: { kind: 'file' } },
        ],
        checker: { kind: 'program' },
        inputValidators: [{ name: 'validator' }],
        solutions: [
          { folder: 'accepted', name: 'sum', program: { language: 'cpp17' } },
          { folder: 'wrong_answer', name: 'product', program: { language: 'cpp20' } },
          { folder: 'accepted', name: 'sum', program: { language: 'python3' } },
          { folder: 'rejected', name: 'negative' },
        ],
        remarks: ['2 inputs are made by generators and 4 answers by the main solution'],
      },
    });
  });

  it.each<[string, Files, RegExp]>([
    ['cut off', { 'problem.xml': polygonXml().slice(0, 900) }, /problem\.xml: line \d+: /],
    ['with an unclosed tag', { 'problem.xml': '<problem>\n<names>\n</problem>' }, /line 3: /],
    ['that is no XML', { 'problem.xml': 'hello' }, /problem\.xml: line 1: /],
    ['with an entity', { 'problem.xml': '<problem>&lol;</problem>' }, /line 1: /],
    ['of another kind', { 'problem.xml': '<contest/>' }, /is <contest>; a problem begins/],
    ['without tests', { 'problem.xml': '<problem><judging/></problem>' }, /has no <judging>/],
    [
      'with a bad limit',
      { 'problem.xml': polygonXml().replaceAll('1500</time', 'fast</time') },
      /line \d+: <time-limit> is "fast"/,
    ],
    [
      'that reads a file',
      { 'problem.xml': polygonXml({ judging: 'input-file="sum.in" output-file=""' }) },
      /input-file is "sum.in"/,
    ],
    [
      'of two runs',
      { 'problem.xml': polygonXml({ judging: 'input-file="" output-file="" run-count="2"' }) },
      /run-count is 2/,
    ],
    [
      'that is interactive',
      {
        'problem.xml': polygonXml({
          assets: '<interactor><source path="files/talk.cpp" type="cpp.g++17"/></interactor>',
        }),
      },
      /interactive \(files\/talk\.cpp\)/,
    ],
    ['without a manual test', { 'tests/04': undefined }, /tests\/04: is missing, and problem\.xml/],
    [
      'whose command names nothing',
      {
        'problem.xml': polygonXml({ tests: '<test method="generated" cmd="other 1"/>'.repeat(4) }),
        'tests/01': undefined,
      },
      /calls "other", which is none of the executables/,
    ],
    [
      'whose command writes files',
      {
        'problem.xml': polygonXml({
          tests: '<test method="generated" cmd="gen &gt; {1-4}"/>'.repeat(4),
        }),
        'tests/01': undefined,
      },
      /writes several files/,
    ],
    [
      'without a right solution that runs',
      {
        'problem.xml': polygonXml().replace(/tag="(main|accepted)"/g, 'tag="rejected"'),
      },
      /tests\/01\.a: is missing, and no right solution/,
    ],
    [
      'without a statement',
      {
        'statement-sections/english/legend.tex': undefined,
        'statement-sections/english/input.tex': undefined,
        'statement-sections/english/output.tex': undefined,
      },
      /no statement/,
    ],
  ])('%s are refused by name', async (_, changes, reason) => {
    expect(await rowsOfFiles('polygon', { ...polygonFiles, ...changes })).toMatchObject([
      refused(reason),
    ]);
  });

  it('are refused wherever their XML is cut', async () => {
    const xml = polygonXml();
    for (let length = 1; length < xml.trimEnd().length; length += 97) {
      const rows = await rowsOfFiles('polygon', { 'problem.xml': xml.slice(0, length) });
      expect(rows).toMatchObject([refused(/problem\.xml: line \d+: /)]);
    }
  });

  it('for Windows get LF for CRLF, and say so', async () => {
    await using folder = await temporaryFolder();
    const [one, two] = ['2 3\r\n', '5\r\n'];
    await writeFiles(join(folder.path, 'windows'), {
      ...polygonFiles,
      'problem.xml': polygonXml({ tests: '<test method="manual"/>'.repeat(4) }),
      ...Object.fromEntries(
        [1, 2, 3, 4].flatMap((number) => [
          [`tests/0${number}`, one],
          [`tests/0${number}.a`, two],
        ]),
      ),
    });
    const [row] = await rowsOf('polygon', folder.path);
    if (row?.kind !== 'problem') throw new Error(JSON.stringify(row));
    expect(row.draft.remarks).toContainEqual(expect.stringMatching(/^4 tests have CRLF/));
    const options = { format: 'polygon', solutionCountMax: 1 };
    const written = await writePackage(join(folder.path, 'sum'), row.draft, options);
    expect(written.crlfTests).toEqual([]);
    expect(await readFile(join(folder.path, 'sum/data/sample/01.in'), 'utf8')).toBe('2 3\n');
    expect(await readFile(join(folder.path, 'sum/data/secret/03.ans'), 'utf8')).toBe('5\n');
  });

  it('get the comparison of a standard checker', async () => {
    const checker = '<checker name="std::rcmp4.cpp" type="testlib"/>';
    const [row] = await rowsOfFiles('polygon', {
      ...polygonFiles,
      'problem.xml': polygonXml({ checker }),
    });
    expect(row).toMatchObject({
      draft: { checker: { kind: 'token', arguments: ['float_tolerance', '1e-4'] } },
    });
  });

  it('lose their checker with a remark when testlib.h is nowhere', async () => {
    const rows = await rowsOfFiles('polygon', {
      ...polygonFiles,
      'problem.xml': polygonXml({ tests: '<test method="manual"/>'.repeat(4) }),
      'files/testlib.h': undefined,
      ...Object.fromEntries(
        [1, 2, 3, 4].flatMap((number) => [
          [`tests/0${number}`, '1 1\n'],
          [`tests/0${number}.a`, '2\n'],
        ]),
      ),
    });
    // Machines that have it in /usr/include keep the checker.
    const [row] = rows;
    if (row?.kind !== 'problem') throw new Error(JSON.stringify(row));
    const isThere = row.draft.checker.kind === 'program';
    expect(row.draft.remarks.some((remark) => remark.includes('--testlib'))).toBe(!isThere);
  });
});

describe('folders of tests', () => {
  it('give tests in natural order, samples apart, with statement and submissions', async () => {
    const [row] = await rowsOfFiles('folder', testFolderFiles);
    expect(row).toMatchObject({
      draft: {
        samples: [{ name: 'sample/1.in' }],
        secret: [{ name: 'tests/2.in' }, { name: 'tests/10.in' }],
        solutions: [{ folder: 'accepted' }, { folder: 'wrong_answer' }],
        remarks: [],
      },
    });
  });

  it('give bare pairs, the first as the sample', async () => {
    const [row] = await rowsOfFiles('folder', {
      '1.in': '1\n',
      '1.ans': '1\n',
      '2.in': '',
      '2.out': '',
    });
    expect(row).toMatchObject({
      draft: { samples: [{ name: '1.in' }], secret: [{ name: '2.in' }] },
    });
    if (row?.kind === 'problem') expect(row.draft.remarks).toHaveLength(2);
  });

  it('are refused when a file stands alone, one problem at a time', async () => {
    expect(
      await rowsOfFiles('folder', {
        'a/1.in': '',
        'b/1.in': '',
        'b/1.ans': '',
        'c/tests/1.out': '',
      }),
    ).toMatchObject([
      { nativeId: 'a', ...refused(/a\/1\.in: stands alone; add 1\.ans or 1\.out/) },
      { kind: 'problem', draft: { nativeId: 'b' } },
      { nativeId: 'c', ...refused(/1\.out: stands alone; add 1\.in/) },
    ]);
  });
});

describe('Kattis packages', () => {
  it('are found in folders', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(join(folder.path, 'contest/sum'), kattisFiles);
    expect(await rowsOf('kattis', folder.path)).toEqual([
      {
        kind: 'package',
        name: 'sum',
        where: join(folder.path, 'contest/sum'),
        folder: join(folder.path, 'contest/sum'),
      },
    ]);
  });

  it.each(['kattis', 'polygon'])('an archive for %s that is none is named', async (format) => {
    expect(await rowsOfFiles(format, { 'a.zip': 'PK and no more' })).toMatchObject([
      { isFile: true, ...refused(/a\.zip: cannot be unpacked/) },
    ]);
  });

  it('are found in archives, and are gone with them', async () => {
    await using folder = await temporaryFolder();
    const inside = Object.fromEntries(
      Object.entries(kattisFiles).map(([path, content]) => [`sum/${path}`, content]),
    );
    await writeFile(join(folder.path, 'two.zip'), zipOf(inside));
    const [row] = await rowsOf('kattis', folder.path);
    expect(row).toMatchObject({ kind: 'package', where: join(folder.path, 'two.zip/sum') });
    await expect(readPackage(row?.kind === 'package' ? row.folder : '')).rejects.toMatchObject({
      reason: 'PACKAGE_NOT_FOUND',
    });
  });

  it.each<[string, Files]>([
    ['leads out of its folder', { '../escape.txt': 'x' }],
    ['is absolute', { '/tmp/escape.txt': 'x' }],
    ['comes twice', { 'a/b': 'x', 'a/./b': 'y' }],
  ])('an archive with a name that %s is refused', async (_, files) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'bad.zip'), zipOf(files));
    expect(await rowsOf('kattis', folder.path)).toMatchObject([
      { isFile: true, ...refused(/bad\.zip: cannot be unpacked/) },
    ]);
  });
});
