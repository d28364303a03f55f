import { z } from 'zod';
import { Language } from '../../domain/language.ts';
import { invalidRow, unsupportedRow } from '../import-error.ts';
import { keywordsOf, type ProblemDraft } from '../problem-draft.ts';
import { exactNumber, optionalText, parseRow, rowSchema, text, textList } from './fields.ts';
import { gatherSolutions, type SolutionLanguage } from './solutions.ts';
import { checkerFromStatement } from './statement-hints.ts';
import { noTests, pairTests } from './tests-of.ts';

/** Columns that are read. */
export const codeContestsColumns: readonly string[] = [
  'name',
  'description',
  'public_tests',
  'private_tests',
  'generated_tests',
  'source',
  'solutions',
  'incorrect_solutions',
  'cf_contest_id',
  'cf_index',
  'cf_rating',
  'cf_tags',
  'time_limit',
  'memory_limit_bytes',
  'input_file',
  'output_file',
];

/** Columns that have no counterpart in a package. */
export const codeContestsUnused: readonly string[] = [
  'difficulty',
  'cf_points',
  'is_description_translated',
  'untranslated_description',
];

const tests = z
  .object(
    { input: textList, output: textList },
    { error: 'must be {input: list of texts, output: list of texts}' },
  )
  .nullish();
const solutions = z
  .object(
    { language: z.array(exactNumber), solution: textList },
    { error: 'must be {language: list of numbers, solution: list of texts}' },
  )
  .nullish();
const schema = rowSchema({
  name: text.min(1, 'is empty; it names the problem'),
  description: optionalText,
  public_tests: tests,
  private_tests: tests,
  generated_tests: tests,
  source: exactNumber.nullish(),
  solutions,
  incorrect_solutions: solutions,
  cf_contest_id: exactNumber.nullish(),
  cf_index: optionalText,
  cf_rating: exactNumber.nullish(),
  cf_tags: textList.nullish(),
  time_limit: z
    .object(
      { seconds: exactNumber.nullish(), nanos: exactNumber.nullish() },
      { error: 'must be {seconds, nanos} or null' },
    )
    .nullish(),
  memory_limit_bytes: exactNumber.nullish(),
  input_file: optionalText,
  output_file: optionalText,
});

/** `ContestProblem.Source` of the data set's contest_problem.proto. */
const sources: Readonly<Record<number, string>> = {
  1: 'CodeChef',
  2: 'Codeforces',
  3: 'HackerEarth',
  4: 'Code Jam',
  6: 'AtCoder',
  7: 'Aizu',
};

/** `Solution.Language` of the same file. Programs of the data set are of 2021 and before: C++17 takes them all. */
const languages: Readonly<Record<number, SolutionLanguage>> = {
  0: { leftOut: 'in an unknown language' },
  1: { leftOut: 'in Python 2' },
  2: Language.Cpp17,
  3: Language.Python3,
  4: { leftOut: 'in Java' },
};

/**
 * A row of `deepmind/code_contests` (Hugging Face, parquet). Public tests become the samples; private and
 * generated ones the hidden tests. Incorrect solutions are wrong in a way that the data does not tell.
 * INVALID_ROW or ROW_NOT_SUPPORTED names the field.
 */
export function codeContestsDraft(value: unknown): ProblemDraft {
  const row = parseRow(schema, value);
  for (const [field, name, usual] of [
    ['input_file', row.input_file, 'stdin'],
    ['output_file', row.output_file, 'stdout'],
  ] as const) {
    if (name !== '' && name !== usual)
      throw unsupportedRow(`${field} is "${name}": only standard input and output are supported`);
  }
  if (row.description.trim() === '') throw invalidRow('description is empty; it is the statement');
  const samples = testsOf('public_tests', row.public_tests);
  const secret = [
    ...testsOf('private_tests', row.private_tests),
    ...testsOf('generated_tests', row.generated_tests),
  ];
  if (samples.length + secret.length === 0) throw noTests();
  const isSampleMade = samples.length === 0;
  const hints = checkerFromStatement(row.description, [...samples, ...secret]);
  const known = gatherSolutions();
  for (const [field, list, folder] of [
    ['solutions', row.solutions, 'accepted'],
    ['incorrect_solutions', row.incorrect_solutions, 'rejected'],
  ] as const) {
    if (list === null || list === undefined) continue;
    if (list.language.length !== list.solution.length) {
      throw invalidRow(
        `${field} has ${list.language.length} languages and ${list.solution.length} solutions; there must be as many`,
      );
    }
    for (const [index, source] of list.solution.entries()) {
      const language = languages[list.language[index] ?? 0] ?? {
        leftOut: 'in an unknown language',
      };
      known.add(source, language, folder);
    }
  }
  const sourceName = sources[row.source ?? 0];
  const [, id, title] = /^(\d+_[A-Z]\d*)\. (.+)$/s.exec(row.name) ?? [];
  return {
    nativeId: id ?? row.name,
    title: title ?? row.name,
    statement: { text: row.description, kind: 'md', language: 'en' },
    timeLimitMs: timeLimitMs(row.time_limit),
    memoryBytes:
      (row.memory_limit_bytes ?? 0) > 0 ? (row.memory_limit_bytes ?? undefined) : undefined,
    keywords: keywordsOf(row.cf_tags, row.cf_rating),
    source: sourceName === undefined ? undefined : { name: sourceName, url: codeforcesUrl(row) },
    samples: isSampleMade ? secret.slice(0, 1) : samples,
    secret: isSampleMade ? secret.slice(1) : secret,
    checker: hints.checker,
    inputValidators: [],
    solutions: known.solutions,
    leftOut: known.leftOut,
    remarks: [
      ...hints.remarks,
      ...(isSampleMade
        ? ['there are no public tests, so the first hidden one became the sample']
        : []),
    ],
  };
}

function testsOf(
  field: string,
  value:
    | { readonly input: readonly string[]; readonly output: readonly string[] }
    | null
    | undefined,
) {
  return value === null || value === undefined ? [] : pairTests(field, value.input, value.output);
}

function timeLimitMs(
  limit:
    | { readonly seconds?: number | null | undefined; readonly nanos?: number | null | undefined }
    | null
    | undefined,
): number | undefined {
  const milliseconds = Math.round((limit?.seconds ?? 0) * 1000 + (limit?.nanos ?? 0) / 1e6);
  return milliseconds > 0 ? milliseconds : undefined;
}

function codeforcesUrl(row: {
  readonly cf_contest_id?: number | null | undefined;
  readonly cf_index: string;
}): string | undefined {
  return (row.cf_contest_id ?? 0) > 0 && row.cf_index !== ''
    ? `https://codeforces.com/problemset/problem/${row.cf_contest_id}/${row.cf_index}`
    : undefined;
}
