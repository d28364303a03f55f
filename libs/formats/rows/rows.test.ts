import { describe, expect, it } from '@jest/globals';
import type { DraftTest, ProblemDraft } from '../problem-draft.ts';
import { productCpp, sumCpp, sumPython, sumTests } from '../testing/programs.ts';
import {
  appsRow,
  codeContestsPlusRow,
  codeContestsRow,
  livecodebenchRow,
  openR1Row,
  packedTests,
  tacoRow,
} from '../testing/rows.ts';
import { smallTestlib, sumChecker, sumGenerator, sumValidator } from '../testing/testlib.ts';
import { appsDraft } from './apps.ts';
import { codeContestsPlusDraft } from './code-contests-plus.ts';
import { codeContestsDraft } from './code-contests.ts';
import { livecodebenchDraft } from './livecodebench.ts';
import { openR1Draft } from './open-r1.ts';
import { tacoDraft } from './taco.ts';

type Row = Readonly<Record<string, unknown>>;
const testlib = Buffer.from(smallTestlib);

/** Rows as the parquet reader gives them: 64-bit integers are numbers where they are exact. */
function exact(row: unknown): unknown {
  if (typeof row === 'bigint') return Number.isSafeInteger(Number(row)) ? Number(row) : row;
  if (Array.isArray(row)) return row.map(exact);
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, exact(value)]));
}

const readers: Readonly<Record<string, (changes?: Row) => ProblemDraft | Promise<ProblemDraft>>> = {
  code_contests: (changes) => codeContestsDraft(exact(codeContestsRow(changes))),
  code_contests_plus: (changes) =>
    codeContestsPlusDraft(exact(codeContestsPlusRow(changes)), testlib),
  'open-r1': (changes) => openR1Draft(exact(openR1Row(changes)), '/nowhere/a.parquet'),
  livecodebench: (changes) => livecodebenchDraft(livecodebenchRow(changes)),
  apps: (changes) => appsDraft(appsRow(changes)),
  taco: (changes) => tacoDraft(tacoRow(changes)),
};

const textOf = ({ input, answer }: DraftTest) =>
  [input, answer].map((content) => (content.kind === 'text' ? content.text : content.kind));

const read = async (format: string, changes?: Row): Promise<ProblemDraft> => {
  const reader = readers[format];
  if (reader === undefined) throw new Error(format);
  return reader(changes);
};

describe('rows of data sets', () => {
  it.each(Object.keys(readers))('reads the sample and the hidden tests of %s', async (format) => {
    const { samples, secret } = await read(format);
    expect(samples.map(textOf)).toEqual(sumTests.slice(0, 1));
    expect(secret.map(textOf)).toEqual(sumTests.slice(1));
  });

  it.each<[string, Partial<ProblemDraft>]>([
    [
      'code_contests',
      {
        nativeId: '9001_A',
        title: 'Sum of Two',
        timeLimitMs: 1500,
        memoryBytes: 256_000_000,
        keywords: ['math', 'rating:800'],
        source: {
          name: 'Codeforces',
          url: 'https://codeforces.com/problemset/problem/9001/A',
        },
        remarks: [],
      },
    ],
    [
      'code_contests_plus',
      { nativeId: '9002_A', title: 'Sum of Two', timeLimitMs: 2000, memoryBytes: 268_435_456 },
    ],
    ['open-r1', { nativeId: '9003/A', timeLimitMs: 1000, memoryBytes: 268_435_456, remarks: [] }],
    [
      'livecodebench',
      { nativeId: 'own900_a', timeLimitMs: undefined, source: { name: 'atcoder' }, remarks: [] },
    ],
    ['apps', { nativeId: '42', timeLimitMs: undefined, remarks: [] }],
    [
      'taco',
      {
        nativeId: 'Sum of Two',
        timeLimitMs: 2000,
        memoryBytes: 268_435_456,
        keywords: ['Mathematics', "Euler's ways"],
        remarks: [],
      },
    ],
  ])('reads the other fields of %s', async (format, fields) => {
    expect(await read(format)).toMatchObject(fields);
  });

  it.each<[string, readonly [string, string][], Readonly<Record<string, number>>]>([
    [
      'code_contests',
      [
        ['accepted', sumCpp],
        ['accepted', sumPython],
        ['rejected', productCpp],
      ],
      { 'in Python 2': 1, 'in Java': 1 },
    ],
    [
      'code_contests_plus',
      [
        ['accepted', sumCpp],
        ['accepted', sumPython],
        ['rejected', productCpp],
      ],
      { 'in Python 2': 1, 'in Java': 1 },
    ],
    ['apps', [['accepted', sumPython]], { 'in Python 2': 1 }],
    ['taco', [['accepted', sumPython]], {}],
  ])(
    'takes the programs of %s in our languages and counts the others',
    async (format, found, left) => {
      const { solutions, leftOut } = await read(format);
      expect(
        solutions.map(({ folder, program }) => [folder, Buffer.from(program.source).toString()]),
      ).toEqual(found);
      expect(Object.fromEntries(leftOut)).toEqual(left);
    },
  );

  const empty = { input: [], output: [] };
  it.each<[string, Row, RegExp]>([
    ['code_contests', { name: '' }, /^name is empty/],
    ['code_contests', { name: null }, /^name must be text/],
    ['code_contests', { description: ' ' }, /^description is empty/],
    ['code_contests', { input_file: 'sum.in' }, /^input_file is "sum.in": only standard/],
    ['code_contests', { output_file: 'sum.out' }, /^output_file is "sum.out"/],
    [
      'code_contests',
      { public_tests: empty, private_tests: empty, generated_tests: null },
      /has no tests/,
    ],
    [
      'code_contests',
      { private_tests: { input: ['1'], output: [] } },
      /^private_tests has 1 inputs and 0 outputs/,
    ],
    [
      'code_contests',
      { solutions: { language: [2n], solution: [] } },
      /^solutions has 1 languages and 0 solutions/,
    ],
    [
      'code_contests',
      { memory_limit_bytes: 9_007_199_254_740_993n },
      /^memory_limit_bytes is 9007199254740993, which cannot be held exactly/,
    ],
    ['code_contests_plus', { id: null }, /^id is missing/],
    ['code_contests_plus', { test_cases: [] }, /has no tests/],
    ['code_contests_plus', { test_cases: [{ input: '1' }] }, /^test_cases.0.output must be text/],
    ['open-r1', { interaction_format: 'Ask.' }, /interactive/],
    ['open-r1', { input_mode: 'file' }, /^input_mode is "file"/],
    ['open-r1', { examples: [], official_tests: [] }, /has no tests/],
    ['livecodebench', { metadata: '{"func_name": "sum"}' }, /the function sum/],
    [
      'livecodebench',
      { public_test_cases: '[{"input": "1", "output": "2", "testtype": "functional"}]' },
      /^public_test_cases has testtype "functional"/,
    ],
    ['livecodebench', { public_test_cases: '[{' }, /^public_test_cases is no JSON/],
    ['livecodebench', { public_test_cases: '{}' }, /^public_test_cases must be a list/],
    ['livecodebench', { private_test_cases: '<html>' }, /neither a JSON list nor base64/],
    ['livecodebench', { private_test_cases: 'aGVsbG8=' }, /^private_test_cases cannot be unpacked/],
    [
      'livecodebench',
      { private_test_cases: packedTests('', Buffer.from('\x80\x02cposix\nsystem\n.', 'latin1')) },
      /opcode 0x63/,
    ],
    ['livecodebench', { private_test_cases: packedTests('[1') }, /is no JSON/],
    ['livecodebench', { public_test_cases: '[]', private_test_cases: '' }, /has no tests/],
    ['apps', { input_output: '{"fn_name": "f", "inputs": [], "outputs": []}' }, /fn_name is "f"/],
    ['apps', { input_output: '' }, /has no tests/],
    ['apps', { input_output: '{"inputs": ["1"], "outputs": []}' }, /1 inputs and 0 outputs/],
    ['apps', { input_output: '{"inputs": [12345678901234567890], "outputs": ["1"]}' }, /inputs.0/],
    ['apps', { solutions: '{"a": 1}' }, /^solutions must be a JSON list/],
    ['apps', { problem_id: null }, /^problem_id is missing/],
    ['taco', { question: '' }, /^question is empty/],
    ['taco', { input_output: '{"inputs": 1, "outputs": []}' }, /^input_output.inputs must be/],
  ])('refuses a row of %s with %j', async (format, changes, message) => {
    await expect(read(format, changes)).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, Row, RegExp]>([
    ['code_contests', { public_tests: empty }, /no public tests/],
    [
      'code_contests',
      { description: 'If there are multiple answers, print any of them.' },
      /several answers/,
    ],
    ['open-r1', { official_tests_complete: false }, /a wrong program may be accepted/],
    ['open-r1', { generated_tests: 3n }, /no folder generated_tests/],
    ['livecodebench', { starter_code: 'class Solution' }, /starter_code/],
    ['taco', { time_limit: 'soon' }, /^time_limit "soon" cannot be read/],
    ['taco', { memory_limit: '12 parsecs' }, /^memory_limit "12 parsecs"/],
    ['taco', { tags: '[1]' }, /^tags/],
  ])('remarks on a row of %s with %j', async (format, changes, remark) => {
    expect((await read(format, changes)).remarks).toEqual([expect.stringMatching(remark)]);
  });

  it('joins the lines of tests that APPS gives as lists', async () => {
    const { samples } = await read('apps', {
      input_output: JSON.stringify({ inputs: [['2 3', '']], outputs: [['5']] }),
    });
    expect(samples.map(textOf)).toEqual([['2 3\n', '5']]);
  });

  it('gives a row of TACO without a name one that depends on its question', async () => {
    const [first, again, other] = [
      await read('taco', { name: null }),
      await read('taco', { name: null }),
      await read('taco', { name: null, question: 'Another one.' }),
    ];
    expect(first.nativeId).toMatch(/^taco-[0-9a-f]{12}$/);
    expect(again.nativeId).toBe(first.nativeId);
    expect(other.nativeId).not.toBe(first.nativeId);
  });
});

describe('testlib programs of CodeContests+', () => {
  const programs = { checker: sumChecker, validator: sumValidator };

  it('become validators of the package', () => {
    const draft = codeContestsPlusDraft(exact(codeContestsPlusRow(programs)), testlib);
    expect(draft.checker).toMatchObject({
      kind: 'program',
      files: [{ path: 'checker.cpp' }, { path: 'kattis_call.h' }, { path: 'testlib.h' }],
    });
    expect(draft.inputValidators).toHaveLength(1);
  });

  it('are left out with a remark when there is no testlib.h', () => {
    const draft = codeContestsPlusDraft(exact(codeContestsPlusRow(programs)), undefined);
    expect(draft).toMatchObject({ checker: { kind: 'token' }, inputValidators: [] });
    expect(draft.remarks).toEqual([
      expect.stringMatching(/^the checker is left out: give --testlib/),
      expect.stringMatching(/^the validator is left out: give --testlib/),
    ]);
  });

  it.each<[string, unknown]>([
    ['a list', ['./gen 5', 'generator 6 7', '-n 8']],
    ['lines', './gen 5\r\ngenerator 6 7\n\n-n 8\n'],
  ])('make tests from calls given as %s', (_, calls) => {
    const row = codeContestsPlusRow({
      test_cases: [],
      generator: sumGenerator,
      generator_cmd: calls,
    });
    const { samples, secret } = codeContestsPlusDraft(exact(row), testlib);
    expect([...samples, ...secret].map(({ input }) => input)).toMatchObject([
      { kind: 'generated', arguments: ['5'] },
      { kind: 'generated', arguments: ['6', '7'] },
      { kind: 'generated', arguments: ['-n', '8'] },
    ]);
  });

  it.each<[number, number]>([
    [2, 2000],
    [99, 99_000],
    [100, 100],
    [1500, 1500],
  ])('reads a time limit of %i as %i ms', (limit, milliseconds) => {
    const row = codeContestsPlusRow({ time_limit: BigInt(limit) });
    expect(codeContestsPlusDraft(exact(row), testlib).timeLimitMs).toBe(milliseconds);
  });
});
