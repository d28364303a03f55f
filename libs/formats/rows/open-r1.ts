import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { invalidRow, unsupportedRow } from '../import-error.ts';
import {
  keywordsOf,
  type DraftChecker,
  type DraftTest,
  type ProblemDraft,
} from '../problem-draft.ts';
import { readParquet } from '../tables/parquet-file.ts';
import {
  bytesOfMebibytes,
  exactNumber,
  optionalText,
  parseRow,
  rowSchema,
  text,
  textList,
} from './fields.ts';
import { generatedCheckerFiles } from './generated-checker.ts';
import { checkerFromStatement } from './statement-hints.ts';
import { noTests, testsOfPairs } from './tests-of.ts';

export const openR1Columns: readonly string[] = [
  'id',
  'contest_id',
  'index',
  'time_limit',
  'memory_limit',
  'title',
  'description',
  'input_format',
  'output_format',
  'interaction_format',
  'note',
  'examples',
  'rating',
  'tags',
  'official_tests',
  'official_tests_complete',
  'input_mode',
  'generated_checker',
  'generated_tests',
];

/** Columns that have no counterpart in a package. */
export const openR1Unused: readonly string[] = [
  'aliases',
  'contest_name',
  'contest_type',
  'contest_start',
  'contest_start_year',
  'editorial',
  'testset_size',
  'executable',
];

/** Folder of further tests, one parquet file a contest, beside or below the problems. */
export const generatedTestsFolder = 'generated_tests';

/** Bytes of one problem's generated tests. */
const generatedBytesMax = 512 * 1024 * 1024;

const pair = z.object({ input: text, output: text });
const pairs = z.array(pair, { error: 'must be a list of {input, output}' }).nullish();
const schema = rowSchema({
  id: text.min(1, 'is empty; it names the problem'),
  contest_id: z.union([text, exactNumber]).nullish(),
  index: optionalText,
  time_limit: exactNumber.nullish(),
  memory_limit: exactNumber.nullish(),
  title: optionalText,
  description: optionalText,
  input_format: optionalText,
  output_format: optionalText,
  interaction_format: optionalText,
  note: optionalText,
  examples: pairs,
  rating: exactNumber.nullish(),
  tags: textList.nullish(),
  official_tests: pairs,
  official_tests_complete: z.boolean().nullish(),
  input_mode: optionalText,
  generated_checker: optionalText,
  generated_tests: exactNumber.nullish(),
});

/**
 * A row of `open-r1/codeforces` (parquet). Examples become samples; official and generated tests the hidden
 * ones, without those that are examples. `sourcePath` is where the row comes from: generated tests lie in a
 * folder near it. INVALID_ROW or ROW_NOT_SUPPORTED names the field.
 */
export async function openR1Draft(value: unknown, sourcePath: string): Promise<ProblemDraft> {
  const row = parseRow(schema, value);
  if (row.interaction_format.trim() !== '')
    throw unsupportedRow(
      'interaction_format is given: the problem is interactive, and no interactor comes with it',
    );
  if (row.input_mode !== '' && row.input_mode !== 'stdio')
    throw unsupportedRow(
      `input_mode is "${row.input_mode}": only standard input and output are supported`,
    );
  if (row.description.trim() === '') throw invalidRow('description is empty; it is the statement');
  const samples = testsOfPairs('examples', row.examples ?? []);
  const official = testsOfPairs('official_tests', row.official_tests ?? []);
  const generatedCount = row.generated_tests ?? 0;
  const generated =
    generatedCount > 0 ? await readGenerated(sourcePath, row.id, String(row.contest_id ?? '')) : [];
  const shown = new Set(samples.map(inputOf));
  const secret = [...official, ...(generated ?? [])].filter((test) => !shown.has(inputOf(test)));
  if (samples.length + secret.length === 0) throw noTests();
  const isSampleMade = samples.length === 0;
  const statement = statementOf(row);
  const hasChecker = row.generated_checker.trim() !== '';
  const hints = hasChecker
    ? { checker: programOf(row.generated_checker), remarks: [] }
    : checkerFromStatement(statement, [...samples, ...secret]);
  return {
    nativeId: row.id,
    title: row.title === '' ? row.id : row.title,
    statement: { text: statement, kind: 'md', language: 'en' },
    timeLimitMs: (row.time_limit ?? 0) > 0 ? Math.round((row.time_limit ?? 0) * 1000) : undefined,
    memoryBytes: bytesOfMebibytes(row.memory_limit),
    keywords: keywordsOf(row.tags, row.rating),
    source: {
      name: 'Codeforces',
      url: `https://codeforces.com/problemset/problem/${row.id}`,
    },
    samples: isSampleMade ? secret.slice(0, 1) : samples,
    secret: isSampleMade ? secret.slice(1) : secret,
    checker: hints.checker,
    inputValidators: [],
    solutions: [],
    leftOut: new Map(),
    remarks: [
      ...hints.remarks,
      ...(isSampleMade
        ? ['there are no examples, so the first hidden test became the sample']
        : []),
      ...(row.official_tests_complete === false
        ? ['official_tests_complete is false: a wrong program may be accepted']
        : []),
      ...(generated === undefined
        ? [
            `generated_tests says ${generatedCount}, and there is no folder ${generatedTestsFolder}: put it beside the problems to have them`,
          ]
        : []),
    ],
  };
}

function statementOf(row: z.output<typeof schema>): string {
  const sections = [
    ['', row.description],
    ['## Input\n\n', row.input_format],
    ['## Output\n\n', row.output_format],
    ['## Note\n\n', row.note],
  ] as const;
  return sections
    .filter(([, body]) => body.trim() !== '')
    .map(([heading, body]) => `${heading}${body.trim()}\n`)
    .join('\n');
}

function programOf(source: string): DraftChecker {
  return { kind: 'program', files: generatedCheckerFiles(source) };
}

function inputOf(test: DraftTest): string {
  return test.input.kind === 'text' ? test.input.text.trim() : '';
}

/** Tests of generated_tests/test_cases_<contest>.parquet; undefined when there is no such folder. */
async function readGenerated(
  sourcePath: string,
  id: string,
  contestId: string,
): Promise<readonly DraftTest[] | undefined> {
  const places = [sourcePath, dirname(sourcePath), dirname(dirname(sourcePath))];
  for (const place of places) {
    const folder = join(place, generatedTestsFolder);
    const isThere = await stat(folder).then(
      (status) => status.isDirectory(),
      () => false,
    );
    if (!isThere) continue;
    const path = join(folder, `test_cases_${contestId.padStart(4, '0')}.parquet`);
    const isFile = await stat(path).then(
      (status) => status.isFile(),
      () => false,
    );
    if (!isFile) throw invalidRow(`generated_tests names tests, and ${path} is missing`);
    const found: z.output<typeof pair>[] = [];
    let byteCount = 0;
    for await (const row of readParquet(path, ['problem_id', 'input', 'output'])) {
      if (row.kind === 'fault') throw invalidRow(`${row.where}: ${row.fault}`);
      const test = parseRow(rowSchema({ problem_id: text, input: text, output: text }), row.value);
      if (test.problem_id !== id) continue;
      byteCount += test.input.length + test.output.length;
      if (byteCount > generatedBytesMax)
        throw invalidRow(`${path}: the tests of ${id} have more than ${generatedBytesMax} bytes`);
      found.push(test);
    }
    return testsOfPairs('generated_tests', found);
  }
  return undefined;
}
