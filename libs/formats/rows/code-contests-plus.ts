import { z } from 'zod';
import { Language } from '../../domain/language.ts';
import type { Program } from '../../domain/program.ts';
import { invalidRow } from '../import-error.ts';
import type { DraftTest, ProblemDraft } from '../problem-draft.ts';
import { testlibAdvice } from '../testlib/find-testlib.ts';
import { generatorProgram } from '../testlib/generator-main.ts';
import { kattisChecker, kattisValidator } from '../testlib/kattis-call.ts';
import { exactNumber, optionalText, parseRow, rowSchema, text } from './fields.ts';
import { gatherSolutions, type SolutionLanguage } from './solutions.ts';
import { checkerFromStatement } from './statement-hints.ts';
import { noTests, splitSamples, testsOfPairs } from './tests-of.ts';
import { commandWords } from '../testlib/command-words.ts';

export const codeContestsPlusColumns: readonly string[] = [
  'id',
  'title',
  'source',
  'description',
  'time_limit',
  'memory_limit',
  'generator',
  'generator_cmd',
  'validator',
  'checker',
  'correct_submissions',
  'incorrect_submissions',
  'test_cases',
];

/** Columns that have no counterpart in a package. */
export const codeContestsPlusUnused: readonly string[] = [
  'true_positive_rate',
  'true_negative_rate',
];

const submissions = z
  .array(z.object({ code: text, language: text }), {
    error: 'must be a list of {code, language}',
  })
  .nullish();
const limit = z
  .union([exactNumber, z.object({ seconds: exactNumber.nullish(), nanos: exactNumber.nullish() })])
  .nullish();
const schema = rowSchema({
  id: z.union([text.min(1), exactNumber], { error: 'is missing; it names the problem' }),
  title: optionalText,
  source: z.unknown(),
  description: optionalText,
  time_limit: limit,
  memory_limit: exactNumber.nullish(),
  generator: optionalText,
  generator_cmd: z
    .union([text, z.array(text)], { error: 'must be text with a call a line, or a list of calls' })
    .nullish(),
  validator: optionalText,
  checker: optionalText,
  correct_submissions: submissions,
  incorrect_submissions: submissions,
  test_cases: z
    .array(z.object({ input: text, output: text }), { error: 'must be a list of {input, output}' })
    .nullish(),
});

const languages = new Map<string, SolutionLanguage>(
  Object.entries({
    cpp: Language.Cpp17,
    'c++': Language.Cpp17,
    py3: Language.Python3,
    python3: Language.Python3,
    py2: { leftOut: 'in Python 2' },
    java: { leftOut: 'in Java' },
  }),
);

/** Whole seconds are below this number, milliseconds are not: 0.1 s and 100 s are both out of use. */
const millisecondsLeast = 100;
/** Mebibytes are below this number, bytes are not. */
const bytesLeast = 1024 * 1024;

/**
 * A row of CodeContests+ (`ByteDance-Seed/Code-Contests-Plus`, parquet). Rows of the configuration without
 * tests get theirs from the row's generator and a right solution. Checker and validator are testlib programs
 * and need `testlib`; without it they are left out with a remark. INVALID_ROW names the field.
 */
export function codeContestsPlusDraft(value: unknown, testlib: Buffer | undefined): ProblemDraft {
  const row = parseRow(schema, value);
  if (row.description.trim() === '') throw invalidRow('description is empty; it is the statement');
  const known = gatherSolutions();
  for (const [list, folder] of [
    [row.correct_submissions, 'accepted'],
    [row.incorrect_submissions, 'rejected'],
  ] as const) {
    for (const { code, language } of list ?? [])
      known.add(
        code,
        languages.get(language.toLowerCase()) ?? { leftOut: 'in an unknown language' },
        folder,
      );
  }
  const right = known.solutions.find(({ folder }) => folder === 'accepted')?.program;
  const given = testsOfPairs('test_cases', row.test_cases ?? []);
  const tests = given.length > 0 ? given : generatedTests(row, testlib, right);
  const split = splitSamples(row.description, tests);
  const headers = testlib === undefined ? undefined : [{ path: 'testlib.h', content: testlib }];
  const hasChecker = row.checker.trim() !== '';
  const hints =
    hasChecker && headers !== undefined
      ? {
          checker: { kind: 'program' as const, files: kattisChecker(row.checker, headers) },
          remarks: [],
        }
      : checkerFromStatement(row.description, tests);
  const hasValidator = row.validator.trim() !== '';
  return {
    nativeId: String(row.id),
    title: row.title === '' ? String(row.id) : row.title,
    statement: { text: row.description, kind: 'md', language: 'en' },
    timeLimitMs: timeLimitMs(row.time_limit),
    memoryBytes: memoryBytes(row.memory_limit),
    keywords: [],
    source: typeof row.source === 'string' && row.source !== '' ? { name: row.source } : undefined,
    samples: split.samples,
    secret: split.secret,
    checker: hints.checker,
    inputValidators:
      hasValidator && headers !== undefined
        ? [{ name: 'validator', files: kattisValidator(row.validator, headers) }]
        : [],
    solutions: known.solutions,
    leftOut: known.leftOut,
    remarks: [
      ...(given.length > 0
        ? []
        : [`there are no test_cases: ${tests.length} made by the generator`]),
      ...split.remarks,
      ...hints.remarks,
      ...(hasChecker && headers === undefined ? [`the checker is left out: ${testlibAdvice}`] : []),
      ...(hasValidator && headers === undefined
        ? [`the validator is left out: ${testlibAdvice}`]
        : []),
    ],
  };
}

function generatedTests(
  row: z.output<typeof schema>,
  testlib: Buffer | undefined,
  right: Program | undefined,
): readonly DraftTest[] {
  const lines =
    typeof row.generator_cmd === 'string'
      ? row.generator_cmd.split(/\r?\n/)
      : (row.generator_cmd ?? []);
  const calls = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (row.generator.trim() === '' || calls.length === 0) throw noTests();
  if (testlib === undefined)
    throw invalidRow(`test_cases is empty, and the generator needs testlib.h: ${testlibAdvice}`);
  if (right === undefined)
    throw invalidRow(
      'test_cases is empty, and no correct submission in C++ or Python 3 can answer generated ones',
    );
  const files = new Map([
    ['generator.cpp', Buffer.from(row.generator).toString('latin1')],
    ['testlib.h', testlib.toString('latin1')],
  ]);
  const generator = generatorProgram('generator', 'generator.cpp', files);
  return calls.map((call, index) => {
    const [first = '', ...rest] = commandWords(call);
    // A call may begin with the generator's name, as in "./gen -n 5".
    const isName = /^(?:\.\/|gen)/.test(first);
    return {
      name: `generator_cmd ${index + 1}`,
      input: { kind: 'generated', generator, arguments: isName ? rest : [first, ...rest] },
      answer: { kind: 'answered', program: right },
    };
  });
}

function timeLimitMs(value: z.output<typeof limit>): number | undefined {
  if (value === null || value === undefined) return undefined;
  const milliseconds =
    typeof value === 'object'
      ? (value.seconds ?? 0) * 1000 + (value.nanos ?? 0) / 1e6
      : value >= millisecondsLeast
        ? value
        : value * 1000;
  return milliseconds > 0 ? Math.round(milliseconds) : undefined;
}

function memoryBytes(value: number | null | undefined): number | undefined {
  if (value === null || value === undefined || value <= 0) return undefined;
  return Math.round(value >= bytesLeast ? value : value * 1024 * 1024);
}
