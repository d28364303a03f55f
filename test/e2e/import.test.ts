import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kattisFiles, writeFixture } from '#libs/formats/testing/fixtures.ts';
import { polygonFiles } from '#libs/formats/testing/polygon-package.ts';
import { productCpp, sumCpp } from '#libs/formats/testing/programs.ts';
import {
  codeContestsPlusFields,
  codeContestsPlusRow,
  openR1Fields,
  openR1Row,
} from '#libs/formats/testing/rows.ts';
import {
  smallTestlib,
  sumChecker,
  sumGenerator,
  sumValidator,
} from '#libs/formats/testing/testlib.ts';
import { writeFiles } from '#libs/formats/testing/write-files.ts';
import { writeParquet } from '#libs/formats/testing/write-parquet.ts';
import { zipOf } from '#libs/formats/testing/zip.ts';
import { readPackage } from '#libs/packages/problem-package.ts';
import { runGoldpan } from '../support/command.ts';

/** For tests that compile and judge several programs on a loaded machine. */
const longTimeoutMs = 240_000;

let folder = '';
const at = (path: string): string => join(folder, path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Report = {
  readonly counts: { readonly imported: number; readonly refused: number };
  readonly problems: readonly Readonly<Record<string, unknown>>[];
};

/** Runs `goldpan import` into a folder of its own and reads its JSON. */
async function importFrom(
  format: string,
  path: string,
  out: string,
  ...options: readonly string[]
): Promise<{ status: number | null; stdout: string; stderr: string; report: Report | undefined }> {
  const json = at(`${out.replaceAll('/', '_')}.json`);
  const finished = await runGoldpan([
    'import',
    format,
    path,
    '--out',
    at(out),
    '--json',
    json,
    ...options,
  ]);
  const text = await readFile(json, 'utf8').catch(() => undefined);
  // What the command writes is what its report type says.
  const report = text === undefined ? undefined : (JSON.parse(text) as Report);
  return { ...finished, report };
}

/** Verdicts of `goldpan judge`, by what follows the package in a source's path. */
async function verdictsOf(
  packagePath: string,
  ...sources: readonly string[]
): Promise<{ status: number | null; verdicts: Readonly<Record<string, string>> }> {
  const json = `${packagePath}.judged.json`;
  const { status, stderr } = await runGoldpan(['judge', packagePath, ...sources, '--json', json]);
  const judged = JSON.parse(
    await readFile(json, 'utf8').catch(() => {
      throw new Error(stderr);
    }),
  ) as { submissions: { path: string; verdict: string }[] };
  return {
    status,
    verdicts: Object.fromEntries(
      judged.submissions.map(({ path, verdict }) => [path.split('/').slice(-2).join('/'), verdict]),
    ),
  };
}

describe('goldpan import', () => {
  it(
    'makes of CodeContests a package that can be judged and solved',
    async () => {
      const source = await writeFixture('code_contests', at('cc'));
      const { status, report } = await importFrom('code_contests', source, 'cc-out');
      expect({ status, problems: report?.problems }).toMatchObject({
        status: 0,
        problems: [
          {
            status: 'imported',
            id: '9001_A',
            samples: 1,
            secretTests: 3,
            submissions: 3,
            poolEntries: 3,
            leftOut: { 'in Python 2': 1, 'in Java': 1 },
            remarks: [],
          },
        ],
      });
      const made = at('cc-out/9001_A');
      expect(await verdictsOf(made)).toEqual({
        status: 0,
        verdicts: {
          'accepted/001.cpp': 'accepted',
          'accepted/002.py': 'accepted',
          'rejected/001.cpp': 'wrong_answer',
        },
      });
      const solved = await runGoldpan([
        'solve',
        made,
        '--policy',
        `replay:${made}/pool.jsonl`,
        '--samples',
        '3',
        '--out',
        at('solved'),
      ]);
      expect(solved).toMatchObject({ status: 0 });
      const submissions = (await readdir(at('solved'), { recursive: true })).filter((name) =>
        /\.(cpp|py)$/.test(name),
      );
      expect(submissions.length).toBeGreaterThan(0);
      for (const name of submissions)
        expect(await readFile(at(join('solved', name)), 'utf8')).not.toBe(productCpp);
    },
    longTimeoutMs,
  );

  it(
    'makes the tests that a package of Polygon lacks, in the sandbox',
    async () => {
      await writeFile(at('sum.zip'), zipOf(polygonFiles));
      const { status, report, stdout } = await importFrom(
        'polygon',
        at('sum.zip'),
        'polygon-out',
        '--check',
      );
      expect({ status, stdout, problems: report?.problems }).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('2 inputs are made by generators and 4 answers'),
        problems: [{ id: 'sum-of-two', samples: 1, secretTests: 3, submissions: 4 }],
      });
      const made = at('polygon-out/sum-of-two');
      const { problem, secretTests } = await readPackage(made);
      expect(problem.inputValidators).toHaveLength(1);
      const tests = await Promise.all((await secretTests()).map((test) => test.read()));
      for (const { input, answer } of tests) {
        const [a = NaN, b = NaN] = Buffer.from(input).toString().split(/\s+/).map(Number);
        expect(Number(Buffer.from(answer).toString())).toBe(a + b);
      }
      // Arguments reach the generator: the first call draws up to 10, and no two draw the same.
      expect(
        Number(
          Buffer.from(tests[0]?.input ?? '')
            .toString()
            .split(' ')[0],
        ),
      ).toBeLessThan(11);
      expect(tests[0]?.input).not.toEqual(tests[1]?.input);
      await writeFile(at('minus.cpp'), sumCpp.replace('a + b', '-(a + b)'));
      expect(await verdictsOf(made)).toEqual({
        status: 0,
        verdicts: {
          'accepted/sum.cpp': 'accepted',
          'accepted/sum.py': 'accepted',
          'rejected/negative.cpp': 'wrong_answer',
          'wrong_answer/product.cpp': 'wrong_answer',
        },
      });
      // The package's own checker takes the negative sum, which no comparison of tokens would.
      const { verdicts } = await verdictsOf(made, at('minus.cpp'));
      expect(Object.values(verdicts)).toEqual(['accepted']);
    },
    longTimeoutMs,
  );

  it(
    'runs generator, checker and validator of CodeContests+',
    async () => {
      await writeFiles(at(''), { 'testlib.h': smallTestlib });
      await writeParquet(at('plus.parquet'), codeContestsPlusFields, [
        codeContestsPlusRow({
          test_cases: [],
          generator: sumGenerator,
          generator_cmd: ['./gen 9', './gen 1000000'],
          checker: sumChecker,
          validator: sumValidator,
        }),
        codeContestsPlusRow({
          id: '9002_B',
          test_cases: [],
          generator: 'int main() { return 5; }',
          generator_cmd: ['./gen 9'],
        }),
        codeContestsPlusRow({
          id: '9002_C',
          test_cases: [],
          generator: 'int main() { syntax error }',
          generator_cmd: ['./gen 9'],
        }),
      ]);
      const { status, report } = await importFrom(
        'code_contests_plus',
        at('plus.parquet'),
        'plus-out',
        '--testlib',
        at('testlib.h'),
      );
      expect({ status, problems: report?.problems }).toMatchObject({
        status: 1,
        problems: [
          { status: 'imported', id: '9002_A', samples: 1, secretTests: 1 },
          { status: 'refused', id: '9002_B', reason: expect.stringContaining('exit status 5') },
          { status: 'refused', id: '9002_C', reason: expect.stringContaining('does not compile') },
        ],
      });
      expect(await verdictsOf(at('plus-out/9002_A'))).toMatchObject({
        status: 0,
        verdicts: { 'accepted/001.cpp': 'accepted', 'rejected/001.cpp': 'wrong_answer' },
      });
    },
    longTimeoutMs,
  );

  it(
    'judges with the Python checker of open-r1',
    async () => {
      const checker = `import sys
answer, output = (open(sys.argv[i]).read().split() for i in (2, 3))
print(1 if abs(int(output[0])) == int(answer[0]) else 0)
`;
      await writeParquet(at('r1.parquet'), openR1Fields, [
        openR1Row({ generated_checker: checker }),
      ]);
      expect(await importFrom('open-r1', at('r1.parquet'), 'r1-out')).toMatchObject({ status: 0 });
      await writeFiles(at('r1-sources'), {
        'accepted/sum.cpp': sumCpp,
        'accepted/minus.cpp': sumCpp.replace('a + b', '-(a + b)'),
        'wrong_answer/product.cpp': productCpp,
        'wrong_answer/silent.cpp': 'int main() {}\n',
      });
      expect(await verdictsOf(at('r1-out/9003-A'), at('r1-sources'))).toEqual({
        status: 0,
        verdicts: {
          'accepted/sum.cpp': 'accepted',
          'accepted/minus.cpp': 'accepted',
          'wrong_answer/product.cpp': 'wrong_answer',
          'wrong_answer/silent.cpp': 'wrong_answer',
        },
      });
    },
    longTimeoutMs,
  );

  it.each([
    ['livecodebench', 'own900_a'],
    ['folder', 'sum-of-two'],
  ])('makes of %s a package that tells right from wrong', async (format, id) => {
    const source = await writeFixture(format, at(format));
    expect(await importFrom(format, source, `${format}-out`)).toMatchObject({ status: 0 });
    await writeFiles(at(`${format}-sources`), {
      'accepted/sum.cpp': sumCpp,
      'wrong_answer/product.cpp': productCpp,
    });
    expect(await verdictsOf(at(`${format}-out/${id}`), at(`${format}-sources`))).toEqual({
      status: 0,
      verdicts: { 'accepted/sum.cpp': 'accepted', 'wrong_answer/product.cpp': 'wrong_answer' },
    });
  });

  it('copies Kattis packages whole, and says what it cannot use', async () => {
    await writeFiles(at('kattis/sum-of-two'), {
      ...kattisFiles,
      'generators/gen.py': 'print(1)\n',
    });
    await writeFiles(at('kattis/checked'), {
      ...kattisFiles,
      'input_validators/validate.py':
        'import sys\nsys.exit(42 if sys.stdin.read() == "2 3\\n" else "not 2 3")\n',
    });
    await writeFiles(at('kattis/broken'), { ...kattisFiles, 'problem.yaml': 'limits: 7\n' });
    await writeFiles(at('kattis/linked'), kattisFiles);
    await symlink('/etc/hostname', at('kattis/linked/generators'));
    await writeFiles(at('kattis/pdf'), {
      ...kattisFiles,
      'problem_statement/problem.tex': undefined,
      'problem_statement/problem.pdf': '%PDF',
    });
    const { status, report } = await importFrom('kattis', at('kattis'), 'kattis-out', '--check');
    expect({ status, problems: report?.problems }).toMatchObject({
      status: 1,
      problems: [
        { id: 'broken', status: 'refused', reason: expect.stringContaining('problem.yaml') },
        {
          id: 'checked',
          remarks: expect.arrayContaining([
            expect.stringMatching(/^1 inputs are refused by the input validators, .* secret\/1: /),
          ]),
        },
        { id: 'linked', status: 'refused', reason: expect.stringContaining('link out of') },
        {
          id: 'pdf',
          status: 'imported',
          remarks: expect.arrayContaining([expect.stringContaining('judged and not solved')]),
        },
        {
          id: 'sum-of-two',
          status: 'imported',
          remarks: [expect.stringContaining('Sum.java: Java is not supported')],
        },
      ],
    });
    expect((await readdir(at('kattis-out'))).sort()).toEqual(['checked', 'pdf', 'sum-of-two']);
    expect(await readFile(at('kattis-out/sum-of-two/.timelimit'), 'utf8')).toBe('1\n');
    expect(await readdir(at('kattis-out/sum-of-two/generators'))).toEqual(['gen.py']);
  });
});

describe('goldpan import, of what is wrong', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a format that is none', ['csv', '.'], /Give one of kattis, polygon/],
    ['a path that is not there', ['taco', '/nowhere'], /there is no such file/],
    ['a folder without files of the format', ['taco', 'proto'], /holds no \.parquet/],
    [
      'a testlib.h that is not there',
      ['code_contests_plus', '.', '--testlib', '/nowhere'],
      /testlib\.h cannot be read/,
    ],
    ['a file that is no parquet', ['taco', 'CUT'], /no whole parquet file/],
  ])('ends with 2 for %s', async (_, [format = '', path = '', ...options], message) => {
    await writeFile(at('broken.parquet'), 'PAR1 and no more');
    const source = path === 'CUT' ? at('broken.parquet') : path;
    const { status, stdout, stderr } = await importFrom(format, source, 'nothing', ...options);
    expect({ status, text: `${stdout}${stderr}` }).toEqual({
      status: 2,
      text: expect.stringMatching(message),
    });
    expect(await readdir(at('nothing')).catch(() => [])).toEqual([]);
  });

  it('ends with 2 where it cannot write', async () => {
    await writeFile(at('file'), '');
    const source = await writeFixture('apps', at('apps-2'));
    const { status, stderr } = await importFrom('apps', source, 'file/below');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('cannot write'),
    });
  });
});
