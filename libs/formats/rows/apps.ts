import { z } from 'zod';
import { invalidRow } from '../import-error.ts';
import type { ProblemDraft } from '../problem-draft.ts';
import { exactNumber, optionalText, parseRow, rowSchema } from './fields.ts';
import { inputOutputTests, jsonTexts } from './input-output.ts';
import { gatherSolutions, pythonLanguage } from './solutions.ts';
import { checkerFromStatement } from './statement-hints.ts';
import { splitSamples } from './tests-of.ts';

export const appsColumns: readonly string[] = [
  'problem_id',
  'id',
  'question',
  'solutions',
  'input_output',
  'url',
  'starter_code',
];

/** Fields that have no counterpart in a package. */
export const appsUnused: readonly string[] = ['difficulty'];

const id = z.union([exactNumber, z.string()]).nullish();
const schema = rowSchema({
  problem_id: id,
  id,
  question: optionalText,
  solutions: optionalText,
  input_output: optionalText,
  url: optionalText,
  starter_code: optionalText,
});

/**
 * A row of APPS (`codeparrot/apps`, JSON lines or parquet; its folders hold the same). It knows neither
 * limits nor which tests are public. Solutions are Python and right. INVALID_ROW or ROW_NOT_SUPPORTED
 * names the field.
 */
export function appsDraft(value: unknown): ProblemDraft {
  const row = parseRow(schema, value);
  const nativeId = String(row.problem_id ?? row.id ?? '');
  if (nativeId === '') throw invalidRow('problem_id is missing; it names the problem');
  if (row.question.trim() === '') throw invalidRow('question is empty; it is the statement');
  const tests = inputOutputTests(row.input_output);
  const { samples, secret, remarks } = splitSamples(row.question, tests);
  const hints = checkerFromStatement(row.question, tests);
  const known = gatherSolutions();
  for (const source of jsonTexts('solutions', row.solutions))
    known.add(source, pythonLanguage(source), 'accepted');
  return {
    nativeId,
    title: `APPS ${nativeId}`,
    statement: { text: row.question, kind: 'md', language: 'en' },
    timeLimitMs: undefined,
    memoryBytes: undefined,
    keywords: [],
    source: row.url === '' ? undefined : { name: 'APPS', url: row.url },
    samples,
    secret,
    checker: hints.checker,
    inputValidators: [],
    solutions: known.solutions,
    leftOut: known.leftOut,
    remarks: [
      ...remarks,
      ...hints.remarks,
      ...(row.starter_code.trim() === ''
        ? []
        : ['starter_code has no counterpart and is left out']),
    ],
  };
}
